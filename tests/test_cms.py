"""The gates of docs/cms.md as they are shown: PHP among stand-ins for WordPress, Node.js with a stand-in for Ghost."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from serving import Server, served
from shown import blocks

WRONG = "<p>Giá vé tăng từ 500.000 đồng lên 550.000 đồng, tăng 20%.</p>"
RIGHT = WRONG.replace("20%", "10%")
NOWHERE = "http://127.0.0.1:9"  # nothing listens there
# What the gate calls of WordPress, as far as it does.
WORDPRESS = r"""
class WP_Error { public $message; function __construct($code, $message, $data) { $this->message = $message; } }
function is_wp_error($thing) { return $thing instanceof WP_Error; }
function wp_json_encode($data) { return json_encode($data); }
function wp_date($format) { return date($format); }
function add_filter(...$given) {}
function register_post_meta(...$given) {}
function wp_remote_post($url, $options) {
    $head = array_map(fn($k, $v) => "$k: $v", array_keys($options['headers']), $options['headers']);
    $http = array('method' => 'POST', 'header' => $head, 'content' => $options['body'], 'timeout' => $options['timeout']);
    $body = @file_get_contents($url, false, stream_context_create(array('http' => $http)));
    return $body === false ? new WP_Error('http', 'refused', array()) : array('body' => $body);
}
function wp_remote_retrieve_response_code($answer) { return 200; }
function wp_remote_retrieve_body($answer) { return $answer['body']; }
"""
ASKED = r"""
$post = (object) json_decode(getenv('POST'), true);
$gated = factcheck_gate($post, array('meta' => json_decode(getenv('META'), true)));
echo is_wp_error($gated) ? $gated->message : 'published';
"""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served() as running:
        yield running


def code(language: str, sign: str) -> str:
    return next(body for place, body in blocks(language) if place.startswith("docs/cms.md") and sign in body)


def wordpress(url: str, folder: Path, post: dict[str, str], meta: dict[str, str]) -> str:
    if not shutil.which("php"):
        pytest.skip("needs php")
    plugin = code("php", "Plugin Name").replace("http://127.0.0.1:8765", url)
    (folder / "gate.php").write_text(plugin.replace("<?php", f"<?php\n{WORDPRESS}", 1) + ASKED, encoding="utf-8")
    environment = os.environ | {"POST": json.dumps(post), "META": json.dumps(meta)}
    return subprocess.run(["php", folder / "gate.php"], env=environment, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize(
    ("body", "status", "meta", "word"),
    [
        (WRONG, "publish", {}, "(550.000 - 500.000) / 500.000"),
        (WRONG, "draft", {}, "published"),
        (WRONG, "publish", {"factcheck_reason": "đã hỏi lại"}, "published"),
        (RIGHT, "publish", {}, "published"),
    ],
)
def test_wordpress_holds_a_contradiction(
    server: Server, tmp_path: Path, body: str, status: str, meta: dict[str, str], word: str
) -> None:
    """The message has the computation; a draft, a reason and figures that agree pass."""
    assert word in wordpress(server.url, tmp_path, {"post_status": status, "post_content": body}, meta)


def test_wordpress_publishes_without_the_service(tmp_path: Path) -> None:
    """A service that is down holds nothing up."""
    assert wordpress(NOWHERE, tmp_path, {"post_status": "publish", "post_content": WRONG}, {}) == "published"


class Ghost(BaseHTTPRequestHandler):
    """Remembers what it was asked to change."""

    changed: list[tuple[str, dict]] = []

    def do_PUT(self) -> None:  # the name is that of http.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.changed.append((self.path, body["posts"][0]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def ghost() -> Iterator[str]:
    Ghost.changed.clear()
    standing_in = HTTPServer(("127.0.0.1", 0), Ghost)
    threading.Thread(target=standing_in.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{standing_in.server_port}"
    standing_in.shutdown()
    standing_in.server_close()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def told(port: int, post: dict) -> None:
    """Send the webhook, once the gate listens."""
    for _ in range(100):
        try:
            httpx.post(f"http://127.0.0.1:{port}", json={"post": {"current": post}}, timeout=10)
            return
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("the gate does not listen")


def test_ghost_takes_a_contradiction_back(server: Server, ghost: str, tmp_path: Path) -> None:
    """Only the post whose figures cannot all be true goes back to draft, and the log says why."""
    if not shutil.which("node"):
        pytest.skip("needs node")
    (tmp_path / "gate.mjs").write_text(code("js", "GHOST_ADMIN_KEY"), encoding="utf-8")
    port = free_port()
    settings = {"GHOST_URL": ghost, "GHOST_ADMIN_KEY": "5f:00ff", "FACTCHECK_URL": server.url, "PORT": str(port)}
    gate = subprocess.Popen(
        ["node", tmp_path / "gate.mjs"], env=os.environ | settings, stdout=subprocess.PIPE, encoding="utf-8"
    )
    post = {
        "title": "Giá vé",
        "custom_excerpt": None,
        "published_at": "2025-01-28T03:00:00.000Z",
        "updated_at": "x",
        "url": "u",
    }
    try:
        told(port, post | {"id": "right", "html": RIGHT})
        told(port, post | {"id": "tagged", "html": WRONG, "tags": [{"name": "#factcheck-ok"}]})
        told(port, post | {"id": "wrong", "html": WRONG})
        assert gate.stdout
        line = gate.stdout.readline()  # comes after the post was changed
    finally:
        gate.kill()
        gate.wait()
    assert ("(550.000 - 500.000) / 500.000" in line, Ghost.changed) == (
        True,
        [("/ghost/api/admin/posts/wrong/", {"status": "draft", "updated_at": "x"})],
    )
