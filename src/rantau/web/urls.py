from django.urls import path

from rantau.web.views import device, finding, reading
from rantau.web.views.api import api

urlpatterns = [
    path("baca/", reading.articles, name="articles"),
    path("baca/<str:code>/", reading.article, name="article"),
    path("langkah/", reading.procedures, name="procedures"),
    path("langkah/<str:code>/", reading.procedure, name="procedure"),
    path("cari/", finding.find, name="find"),
    path("sw.js", device.service_worker, name="service-worker"),
    path("aplikasi.webmanifest", device.manifest, name="manifest"),
    path("paket/isi/daftar.json", device.pack_listing, name="pack-listing"),
    path("paket/isi/<str:digest>/<str:name>", device.pack_part, name="pack-part"),
    path("paket/<str:code>.json", device.pack, name="pack"),
    path("api/v1/", api.urls),
]
