# The HTTP service; docs/operations.md says how to run it. Nothing is installed but what the locks hold, by their hashes.
FROM python:3.12-slim AS build

RUN python -m venv /opt/venv
COPY requirements.lock requirements-postgres.lock /locks/
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes \
    -r /locks/requirements.lock -r /locks/requirements-postgres.lock
COPY prompts /app/prompts
COPY summarizer /app/summarizer
# Otherwise every process would compile its imports anew, for whoever runs it may not write here.
RUN /opt/venv/bin/python -m compileall -q /opt/venv/lib /app/summarizer


FROM python:3.12-slim

COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
RUN useradd --uid 10001 --create-home --home-dir /var/lib/summarizer summarizer
USER summarizer
WORKDIR /var/lib/summarizer
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app SUMMARIZER_STATE_DIR=/var/lib/summarizer
VOLUME /var/lib/summarizer
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
ENTRYPOINT ["python", "-m", "summarizer"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--workers", "2"]
