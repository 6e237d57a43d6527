"""Label Studio by its API, as its own pages use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import urllib3

USER, PASSWORD, TOKEN = "ann@example.org", "not-a-secret", "0123456789abcdef0123456789abcdef01234567"


class Studio:
    """A server; made as soon as it answers."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool = urllib3.PoolManager(headers={"Authorization": f"Token {TOKEN}"})
        # It makes its database first: a minute on a slow machine.
        self._pool.request("GET", f"{url}/health", retries=urllib3.Retry(200, backoff_factor=0.1, backoff_max=1))

    def ask(self, method: str, path: str, json: Any = None, **more: Any) -> Any:
        given = more if json is None else {"json": json}
        response = self._pool.request(method, f"{self._url}/api/{path}", **given)
        assert response.status < 300, response.data.decode()[:2000]
        return orjson.loads(response.data) if response.data else None

    def project(self, config: str) -> int:
        number = self.ask("POST", "projects", {"title": "Interchange", "label_config": config})["id"]
        assert isinstance(number, int)
        return number

    def send(self, project: int, file: Path, *, as_the_page_does: bool = False) -> None:
        """Import a file; as the page does it, which shows it first and takes it then."""
        fields = {"file": (file.name, file.read_bytes(), "application/json")}
        query = "?commit_to_project=false" if as_the_page_does else ""
        sent = self.ask("POST", f"projects/{project}/import{query}", fields=fields)
        if as_the_page_does:
            self.ask("POST", f"projects/{project}/reimport", {"file_upload_ids": sent["file_upload_ids"]})

    def exported(self, project: int, kind: str = "JSON") -> bytes:
        return self._content(f"projects/{project}/export?exportType={kind}&download_all_tasks=true")

    def snapshot(self, project: int) -> bytes:
        """Return an export with all that a snapshot can hold, where the other has numbers."""
        whole = {"only_id": False}
        options = {"drafts": whole, "predictions": whole, "annotations__completed_by": whole}
        made = self.ask("POST", f"projects/{project}/exports", {"title": "All", "serialization_options": options})
        return self._content(f"projects/{project}/exports/{made['id']}/download?exportType=JSON")

    def _content(self, path: str) -> bytes:
        response = self._pool.request("GET", f"{self._url}/api/{path}")
        assert response.status == 200, response.data.decode()[:2000]
        return response.data

    def there_and_back(self, file: Path) -> None:
        """Import our tasks into a project with our config, and put in their place what is exported from it."""
        project = self.project(file.with_suffix(".config.xml").read_text("utf-8"))
        if file.read_bytes().strip() != b"[\n]":
            self.send(project, file)
            file.write_bytes(self.exported(project))
