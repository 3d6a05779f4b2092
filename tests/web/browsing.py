"""A visitor without a browser: follows the pages' own forms, with their tokens."""

import re
from io import BytesIO
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

EMAIL = "coordinator@example.org"
PASSWORD = "a calm blue morning"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class Visitor:
    """One browser window on the site."""

    def __init__(self, site: Flask) -> None:
        self.client: FlaskClient = site.test_client()

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **options)

    def read(self, path: str) -> str:
        """The text of a page that is there."""
        answer = self.get(path)
        assert answer.status_code == 200, f"{path} answered {answer.status}"
        return answer.text

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> TestResponse:
        """Send a form with the token that any page of this visitor carries."""
        return self.client.post(path, data={"csrf_token": self.token(), **(data or {})}, **options)

    def send_file(self, path: str, data: bytes, **fields: str) -> TestResponse:
        """Send a form with a file of the name ``file``."""
        values = {"csrf_token": self.token(), **fields, "file": FileStorage(BytesIO(data), "visit.json", "file")}
        boundary, body = encode_multipart(values)
        return self.client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")

    def token(self) -> str:
        found = _TOKEN.search(self.client.get("/sign-in", follow_redirects=True).text)
        assert found
        return found[1]

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD, **fields: str) -> TestResponse:
        return self.post("/sign-in", {"email": email, "password": password, **fields})

    def speak(self, language: str) -> None:
        assert self.post("/language", {"language": language}).status_code == 302
