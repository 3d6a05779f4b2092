"""The outbox of a visit: letters to read in their own language, edit, send, discard and download."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.letters import version_in
from visitplanner.entrypoints.web.opened import opened
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Text
from visitplanner.programme.letter import Letter
from visitplanner.programme.letter_sheet import sheet_of
from visitplanner.storage.queries.letters import (
    LetterIsUnknown,
    letter_counts,
    letter_of_visit,
    letters_of,
    undelivered_by_visit,
)
from visitplanner.use_cases.discard_letter import discard_letter
from visitplanner.use_cases.edit_letter import LetterHasChanged, LetterIsOnItsWay
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.record_bounce import LetterWasNotSent, record_bounce
from visitplanner.use_cases.record_sent_by_hand import record_sent_by_hand
from visitplanner.use_cases.send_letters import LetterHasNoAddress, send_letters

blueprint = Blueprint("letters", __name__)

STATES = ("draft", "waiting", "sent", "refused", "failed", "bounced", "discarded")
LETTER = "/visits/<visit_id>/letters/<int(max=2147483647):letter_id>"

_NEEDS_ADDRESS = N_("A letter has no e-mail address yet. Edit it and enter the address first.")
_HAS_CHANGED = N_("Somebody has changed the letter meanwhile. Read it again before you send it.")
_ON_ITS_WAY = N_("The letter is on its way or was discarded, so this can no longer be done.")
_NOT_SENT = N_("Only a letter that was sent can come back.")


@blueprint.get("/visits/<visit_id>/letters")
def letters(visit_id: str) -> str:
    state = request.args.get("state")
    counts = letter_counts(visit_id)
    return render_template(
        "letters/letters.html",
        visit=opened(visit_id).visit,
        letters=letters_of(visit_id, state if state in STATES else None),
        counts=counts,
        states=STATES,
        chosen=state if state in STATES else None,
        alarms=undelivered_by_visit(datetime.now(UTC)).get(visit_id, 0),
        mailer_ready=_tools().mailer.is_ready,
    )


@blueprint.get(LETTER)
def letter(visit_id: str, letter_id: int) -> str:
    visit, found = opened(visit_id).visit, _letter(visit_id, letter_id)
    return render_template(
        "letters/letter.html",
        visit=visit,
        letter=found,
        sheets=[(sheet_of(found, each), Localiser(each)) for each in found.languages],
        mailer_ready=_tools().mailer.is_ready,
    )


@blueprint.get("/visits/<visit_id>/letters/send")
def confirm_sending(visit_id: str) -> str:
    """What would be sent; only the button on it sends."""
    drafts = letters_of(visit_id, "draft")
    return render_template(
        "letters/send.html",
        visit=opened(visit_id).visit,
        ready=[each for each in drafts if each.to_address],
        unready=[each for each in drafts if not each.to_address],
        mailer_ready=_tools().mailer.is_ready,
    )


@blueprint.post("/visits/<visit_id>/letters/send")
def send_all(visit_id: str) -> AnyResponse:
    opened(visit_id)
    chosen = (each.partition(":") for each in request.form.getlist("letter"))
    versions = {version_in(letter_id): version_in(version) for letter_id, _, version in chosen}
    return _do(lambda: _send(visit_id, versions), url_for("letters.letters", visit_id=visit_id))


@blueprint.post(f"{LETTER}/send")
def send(visit_id: str, letter_id: int) -> AnyResponse:
    versions = {letter_id: version_in(request.form.get("version"))}
    return _do(lambda: _send(visit_id, versions), _page(visit_id, letter_id))


@blueprint.post(f"{LETTER}/discard")
def discard(visit_id: str, letter_id: int) -> AnyResponse:
    def put_away() -> Text:
        discard_letter(letter_id, visit_id=visit_id, now=datetime.now(UTC), by=current_user.email)
        return N_("The letter is discarded and will not be sent.")

    return _do(put_away, url_for("letters.letters", visit_id=visit_id))


@blueprint.post(f"{LETTER}/sent-by-hand")
def sent_by_hand(visit_id: str, letter_id: int) -> AnyResponse:
    def note() -> Text:
        record_sent_by_hand(letter_id, visit_id=visit_id, now=datetime.now(UTC), by=current_user.email)
        return N_("The letter counts as sent.")

    return _do(note, _page(visit_id, letter_id))


@blueprint.post(f"{LETTER}/bounced")
def bounced(visit_id: str, letter_id: int) -> AnyResponse:
    def note() -> Text:
        words = request.form.get("words", "")
        record_bounce(letter_id, visit_id=visit_id, words=words, now=datetime.now(UTC), by=current_user.email)
        return N_("The letter counts as undelivered. Correct the address, then send it again.")

    return _do(note, _page(visit_id, letter_id))


@blueprint.get(f"{LETTER}/mail-<int(max=2147483647):number>.eml")
def mail(visit_id: str, letter_id: int, number: int) -> Response:
    found = _letter(visit_id, letter_id)
    wanted = next((each for each in found.mails if each.number == number), None)
    if wanted is None:
        abort(404)
    octets = _tools().letters.mail(found, wanted, sender=_tools().mailer.sender)
    return _download(octets, "message/rfc822", f"{_file_name(found)}-{number}.eml")


@blueprint.get(f"{LETTER}/letter.pdf")
def pdf(visit_id: str, letter_id: int) -> Response:
    found = _letter(visit_id, letter_id)
    return _download(_tools().letters.pdf(found), "application/pdf", f"{_file_name(found)}.pdf")


@blueprint.get(f"{LETTER}/letter.docx")
def docx(visit_id: str, letter_id: int) -> Response:
    found = _letter(visit_id, letter_id)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _download(_tools().letters.docx(found), word, f"{_file_name(found)}.docx")


def _do(deed: Callable[[], Text], back: str) -> AnyResponse:
    """Do it and say so on the next page; or say why it cannot be done."""
    try:
        said, kind = deed(), "done"
    except LetterIsUnknown:
        abort(404)
    except LetterHasNoAddress:
        said, kind = _NEEDS_ADDRESS, "error"
    except LetterHasChanged:
        said, kind = _HAS_CHANGED, "error"
    except LetterIsOnItsWay:
        said, kind = _ON_ITS_WAY, "error"
    except LetterWasNotSent:
        said, kind = _NOT_SENT, "error"
    flash(localiser().text(said), kind)
    return redirect(back)


def _send(visit_id: str, versions: Mapping[int, int]) -> Text:
    count = send_letters(versions, visit_id=visit_id, now=datetime.now(UTC), by=current_user.email)
    if not _tools().mailer.is_ready:
        return NN_(
            "%(count)s letter waits for a mail server.", "%(count)s letters wait for a mail server.", count=count
        )
    return NN_("%(count)s letter is on its way.", "%(count)s letters are on their way.", count=count)


def _letter(visit_id: str, letter_id: int) -> Letter:
    try:
        return letter_of_visit(visit_id, letter_id)
    except LetterIsUnknown:
        abort(404)


def _page(visit_id: str, letter_id: int) -> str:
    return url_for("letters.letter", visit_id=visit_id, letter_id=letter_id)


def _file_name(letter: Letter) -> str:
    """The reference number, as far as it is safe in a header."""
    return "".join(each if each.isascii() and each.isalnum() else "-" for each in letter.reference)


def _download(octets: bytes, media_type: str, name: str) -> Response:
    return Response(octets, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _tools() -> Tools:
    tools: Tools = current_app.extensions["visitplanner"]
    return tools
