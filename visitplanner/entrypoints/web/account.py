"""Signing in and out, the password, and the language."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import identity, limits
from visitplanner.entrypoints.web.access import local_path
from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.account import PasswordForm, SignInForm
from visitplanner.entrypoints.web.held_form import held_with_sign_in
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_
from visitplanner.use_cases.choose_language import choose_language as keep_language

blueprint = Blueprint("account", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@limits.all_sign_ins
@limits.failed_sign_ins_by_account
@limits.failed_sign_ins_by_address
def sign_in() -> str | Response:
    next_page = local_path(request.values.get("next")) or url_for("visits.visits")
    if current_user.is_authenticated:
        return redirect(next_page)
    form = SignInForm(data={"next": local_path(request.args.get("next"))})
    held = held_with_sign_in()
    if form.validate_on_submit() and form.user is not None:
        identity.sign_in(form.user)
        return redirect(next_page) if held is None else render_template("account/send_again.html", held=held)
    return render_template("account/sign_in.html", form=form, held=held)


@blueprint.post("/sign-out")
def sign_out() -> Response:
    identity.sign_out()
    flash(localiser().text(N_("You are signed out.")))
    return redirect(url_for("account.sign_in"))


@blueprint.route("/account/password", methods=["GET", "POST"])
@limits.password_changes
def password() -> str | Response:
    form = PasswordForm()
    if form.validate_on_submit():
        identity.change_password(form.new_password.data or "")
        flash(localiser().text(N_("Your password is changed.")))
        return redirect(url_for("account.password"))
    return render_template("account/password.html", form=form)


@blueprint.post("/language")
def choose_language() -> Response:
    code = request.form.get("language", "")
    if code not in LANGUAGES:
        abort(400)
    session["language"] = code
    if current_user.is_authenticated:
        keep_language(current_user.id, language=code)
    return redirect(local_path(request.form.get("next")) or url_for("visits.front_door"))
