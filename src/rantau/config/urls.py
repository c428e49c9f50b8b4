"""Every address of the product. tests/access_matrix.py has a row for each; a new one fails until it is there."""

from django.urls import include, path

from rantau.web.views import conversation, errors, pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("obrolan/", conversation.conversation, name="conversation"),
    path("darurat/", pages.emergency, name="emergency"),
    path("darurat/<str:code>/", pages.emergency, name="emergency-country"),
    path("uang/", pages.money, name="money"),
    path("tentang/", pages.about, name="about"),
    path("tentang/obrolan/", pages.about_chat, name="about-chat"),
    path("pilihan/", pages.preferences, name="preferences"),
    path("tanpa-jejak/", pages.traceless, name="traceless"),
    path("keluar/", pages.leave, name="leave"),
    path("luring/", pages.offline, name="offline"),
    path("design/", pages.design, name="design"),
    path("sehat/", pages.health, name="health"),
    path("", include("rantau.directory.web.urls")),
    path("", include("rantau.web.urls")),
]
handler400 = errors.bad_request
handler404 = errors.page_missing
handler500 = errors.page_broken
