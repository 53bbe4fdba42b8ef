FROM python:3.13-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/foi-dashboard
RUN useradd --system --create-home --home-dir /var/lib/foi-dashboard foi
WORKDIR /srv/foi-dashboard

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt

COPY manage.py ./
COPY foi_dashboard foi_dashboard
COPY responses responses
COPY templates templates
COPY static static
USER foi
# The volume of the letters takes this folder's owner; without it only root could write there.
RUN mkdir "$VAR_DIR/sources"
# Needs no secret of the site: nothing is signed while files are collected.
RUN SECRET_KEY=collecting-static-files python manage.py collectstatic --noinput

EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': 'localhost'}), timeout=4)"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--no-ws", "foi_dashboard.wsgi:application"]
