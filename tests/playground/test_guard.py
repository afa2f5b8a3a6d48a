"""Who may use the playground: this machine, and pages of this machine."""

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.playground.guard import LoopbackGuard


async def hello(_request: Request) -> Response:
    return PlainTextResponse("hello")


SITE = Starlette(
    routes=[Route("/", hello, methods=["GET", "POST", "PUT", "DELETE"])], middleware=[Middleware(LoopbackGuard)]
)


async def status(method: str, *, host: str = "127.0.0.1:3000", port: int = 3000, **headers: str) -> int:
    transport = ASGITransport(app=SITE)
    async with AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{port}") as client:
        answer = await client.request(method, "/", headers={"host": host, **headers})
    return answer.status_code


@pytest.mark.parametrize("host", ["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"])
async def test_names_of_this_machine_with_its_port_are_served(host: str) -> None:
    assert await status("GET", host=host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:3000",
        "127.0.0.1.evil.example:3000",
        "127.0.0.1:3001",
        "localhost",
        "",
        "127.0.0.1:3000@evil.example",
        "evil@127.0.0.1:3000",
        "[::1",
        "127.0.0.1:port",
        "0.0.0.0:3000",
    ],
)
async def test_any_other_host_is_turned_away(host: str) -> None:
    assert await status("GET", host=host) == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize(
    ("origin", "answered"),
    [
        ("http://127.0.0.1:3000", 200),
        ("http://localhost:3000", 403),
        ("https://127.0.0.1:3000", 403),
        ("http://127.0.0.1:3001", 403),
        ("http://evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
async def test_writes_are_taken_from_pages_of_the_same_origin_only(method: str, origin: str, answered: int) -> None:
    assert await status(method, origin=origin) == answered


async def test_a_program_that_names_no_origin_may_write() -> None:
    assert await status("POST") == 200


@pytest.mark.parametrize("host", ["127.0.0.1:3000", "evil.example"])
async def test_no_answer_lets_the_page_load_anything_from_elsewhere(host: str) -> None:
    async with AsyncClient(transport=ASGITransport(app=SITE), base_url="http://127.0.0.1:3000") as client:
        headers = (await client.get("/", headers={"host": host})).headers

    assert headers["content-security-policy"].startswith("default-src 'self'; ")
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
