"""Signing in and changing the password. Errors are ``Text``, said when the page is shown."""

from typing import Any

from flask_security import UserMixin
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField

from visitplanner.entrypoints.web import identity
from visitplanner.language.text import N_

_LONGEST_EMAIL = 254
_LONGEST_PASSWORD = 1024
_FEWEST_DIFFERENT = 5


class SignInForm(FlaskForm):
    email = StringField()
    password = PasswordField()
    next = StringField()
    user: UserMixin | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """One answer for every way to be wrong, so that nobody learns which accounts exist."""
        if not super().validate(extra_validators):
            return False
        email, password = (self.email.data or "").strip(), self.password.data or ""
        if len(email) <= _LONGEST_EMAIL and len(password) <= _LONGEST_PASSWORD:
            self.user = identity.recognise(email, password)
        if self.user is None:
            self.form_errors = [
                N_("The e-mail address and the password do not belong together. Check both and try again.")
            ]
        return self.user is not None


class PasswordForm(FlaskForm):
    password = PasswordField()
    new_password = PasswordField()
    again = PasswordField()

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        old, new = self.password.data or "", self.new_password.data or ""
        if len(old) > _LONGEST_PASSWORD or not identity.password_fits(old):
            self.password.errors = [N_("This is not your present password.")]
        elif not identity.PASSWORD_LENGTH_MIN <= len(new) <= _LONGEST_PASSWORD:
            self.new_password.errors = [
                N_("Choose a password of at least %(count)s characters.", count=identity.PASSWORD_LENGTH_MIN)
            ]
        elif len(set(new)) < _FEWEST_DIFFERENT:
            self.new_password.errors = [N_("Choose a password of more different characters.")]
        elif new == old:
            self.new_password.errors = [N_("Choose another password than the present one.")]
        elif new != self.again.data:
            self.again.errors = [N_("The two new passwords differ. Type the new one twice.")]
        else:
            return True
        return False
