"""The routes of the service and what they answer; its description is at `/openapi.json`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any, TypeVar

from fastapi import FastAPI, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from pydantic import ValidationError
from starlette.middleware.cors import CORSMiddleware

from factcheck.integrations.http import jobs, languagetool
from factcheck.integrations.http.answers import CheckOut, ExtractOut, Health, Problem
from factcheck.integrations.http.guard import Guard, admitted, bearer
from factcheck.integrations.http.jobs import Answer
from factcheck.integrations.http.metrics import CONTENT_TYPE, Metrics
from factcheck.integrations.http.page import POLICY, REPORT_POLICY, form_page
from factcheck.integrations.http.requests import CheckIn, ExtractIn
from factcheck.integrations.http.settings import Settings
from factcheck.integrations.http.workers import BusyError, TooSlowError, Workers
from factcheck.version import __version__

Sent = TypeVar("Sent")
_PROBLEMS = {
    400: "What was sent is not JSON in UTF-8.",
    401: "No token, or a wrong one.",
    413: "The request is too large.",
    422: "What was sent cannot be used; `detail` says why.",
    503: "As many requests wait as may wait, or the archive or the suppressions cannot be used; `detail` says which.",
    504: "The article took too long.",
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    code: {"description": text, "model": Problem} for code, text in _PROBLEMS.items() if code != 422
}
_CHECKED = _ANSWERS | {422: {"description": _PROBLEMS[422]}}
_TEXT: dict[str, Any] = {"content": {"text/plain": {"schema": {"type": "string"}}}}


class Service:
    """What routes share."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers = Workers(settings)
        self.metrics = Metrics(lambda: self.workers.running)

    @asynccontextmanager
    async def lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        await self.workers.start()
        yield
        self.workers.stop()

    async def answer(self, job: Callable[[Sent], Answer], request: Sent, media: str = "application/json") -> Response:
        answer = await self.workers.run(job, request)
        self.metrics.findings(answer.verdicts)
        return Response(answer.body, answer.status, media_type=media)


def create_app(settings: Settings) -> FastAPI:
    """The service as an ASGI application."""
    service = Service(settings)
    app = FastAPI(
        title="factcheck",
        version=__version__,
        description="Figures and dates of Vietnamese articles that cannot all be true.",
        lifespan=service.lifespan,
        docs_url=None,  # these pages load scripts from elsewhere
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    _add_checks(app, service)
    _add_languagetool(app, service)
    _add_operations(app, service)
    _add_page(app, service)
    _add_problems(app, settings)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        )
    app.add_middleware(Guard, settings=settings, metrics=service.metrics)
    return app


def _add_checks(app: FastAPI, service: Service) -> None:
    @app.post("/v1/check", response_model=CheckOut, responses=_CHECKED)
    async def check(request: CheckIn) -> Response:
        """The consistency report of an article, alone and against related ones."""
        return await service.answer(jobs.check, request)

    @app.post("/v1/extract", response_model=ExtractOut, responses=_CHECKED)
    async def extract(request: ExtractIn) -> Response:
        """Every figure and date of an article with the exact value it is read as."""
        return await service.answer(jobs.extract, request)


def _add_languagetool(app: FastAPI, service: Service) -> None:
    refused: dict[int | str, dict[str, Any]] = {
        400: {"description": "What was sent cannot be used.", **_TEXT},
        403: {"description": _PROBLEMS[401], **_TEXT},
    }

    @app.post("/v2/check", response_model=languagetool.LanguageToolOut, responses=_ANSWERS | refused)
    async def languagetool_check(request: Request, form: Annotated[languagetool.FormIn, Form()]) -> Response:
        """As LanguageTool's `/v2/check`. A client that cannot send headers puts the token into `apiKey`."""
        given = bearer(request.headers.get("authorization", "")) or form.apiKey
        if not admitted(service.settings.token, given):
            return PlainTextResponse("Error: a token is needed, as apiKey or Authorization: Bearer TOKEN", 403)
        try:
            wanted = form.wanted(service.settings.lang)
        except ValidationError:
            return PlainTextResponse("Error: too many rules are named", 400)
        answer = await service.workers.run(jobs.languagetool_check, wanted)
        service.metrics.findings(answer.verdicts)
        media = "application/json" if answer.status == 200 else "text/plain"
        return Response(answer.body, answer.status, media_type=media)

    @app.get("/v2/languages", response_model=list[languagetool.Language], responses={401: _ANSWERS[401]})
    async def languages() -> list[dict[str, str]]:
        """The one language there is."""
        return [languagetool.LANGUAGE]


def _add_operations(app: FastAPI, service: Service) -> None:
    @app.get("/healthz", response_model=Health)
    @app.get("/health", response_model=Health)
    async def health() -> dict[str, str]:
        """Answers when the rule book is loaded; needs no token."""
        return {"status": "ok", "version": __version__}

    @app.get("/metrics", response_class=PlainTextResponse, responses={401: _ANSWERS[401]})
    async def metrics() -> Response:
        """Numbers for Prometheus."""
        return Response(service.metrics.text(), media_type=CONTENT_TYPE)


def _add_page(app: FastAPI, service: Service) -> None:
    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    async def form() -> Response:
        return HTMLResponse(form_page(service.settings.lang), headers={"Content-Security-Policy": POLICY})

    @app.post("/", response_class=HTMLResponse, include_in_schema=False)
    async def report(request: Request) -> Response:
        sent = {name: value for name, value in (await request.form()).items() if value}
        try:
            wanted = CheckIn.model_validate({"body": "", "lang": service.settings.lang} | sent)
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from None
        answer = await service.workers.run(jobs.page, wanted)
        return HTMLResponse(answer.body, answer.status, headers={"Content-Security-Policy": REPORT_POLICY})


def _add_problems(app: FastAPI, settings: Settings) -> None:
    @app.exception_handler(BusyError)
    async def busy(_: Request, error: Exception) -> Response:
        return JSONResponse({"detail": "too many requests wait; try again in a second"}, 503, {"Retry-After": "1"})

    @app.exception_handler(TooSlowError)
    async def too_slow(_: Request, error: Exception) -> Response:
        return JSONResponse({"detail": f"the article took more than {settings.time_limit:g} seconds"}, 504)

    @app.exception_handler(RequestValidationError)
    async def unusable(request: Request, error: Exception) -> Response:
        """Where and why, without the article that pydantic would quote."""
        assert isinstance(error, RequestValidationError)
        problems = [{key: problem[key] for key in ("loc", "msg", "type")} for problem in error.errors()]
        if request.url.path.startswith("/v2/"):
            return PlainTextResponse(f"Error: {problems[0]['loc'][-1]}: {problems[0]['msg']}", 400)
        return JSONResponse({"detail": problems}, 422)
