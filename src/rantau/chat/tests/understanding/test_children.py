"""A child is concerned, or a grown-up son or daughter, a mother's own trouble, or the employer's child."""

from pathlib import Path

import pytest

from rantau.chat.domain.understanding import understand, words_only

ROOT = Path(__file__).resolve().parents[5]
CASES = [
    ("anak saya kerja di saudi, sudah lama ga ada kabar", False),
    ("anak perempuan saya jadi tkw di oman, dipukul majikannya", False),
    ("anakku merantau neng malaysia, gajine ora dibayar", False),
    ("budak abdi damel di taiwan, dununganana galak", False),
    ("anak saya magang di jepang dimarahi terus sama bosnya", False),
    ("anak saya abk di kapal taiwan, paspornya ditahan kapten", False),
    ("anak sulung saya sudah menikah, suaminya suka mukul", False),
    ("putri saya berangkat ke hongkong bulan lalu lewat agen", False),
    ("my son works in korea and his boss beats him", False),
    ("anak saya umur 23 dikurung majikan di riyadh", False),
    ("anakku 27 tahun hilang di kamboja", False),
    ("adik saya dipukul majikannya di abu dhabi", False),
    ("adik saya umur 20 mau berangkat ke dubai", False),
    ("ponakan saya kerja di pabrik johor, tangannya kejepit mesin", False),
    ("cucu saya sudah kuliah, mau pinjam buat modal", False),
    ("saya umur 25 mau daftar ke taiwan", False),
    ("saya 12 tahun kerja di arab, mau pulang", False),
    ("sudah 3 tahun gaji saya ga dibayar", False),
    ("saya jaga anak majikan umur 5, anaknya nakal", False),
    ("tiap hari ngasuh bayi majikan sampai jam 2 malam", False),
    ("saya rawat nenek umur 90 tahun", False),
    ("saya dipukul majikan tiap hari, saya bertahan demi anak", False),
    ("kirim uang buat anak sekolah pakai apa yang murah", False),
    ("saya lulusan smp bisa daftar ke korea ga", False),
    ("ijazah sd saya ditahan sponsor", False),
    ("anak buah kapal sakit perut, kapten diam saja", False),
    ("suami saya selingkuh, anak ikut saya", False),
    ("gaji saya belum dibayar", False),
    ("teman saya dikunci di kamar", False),
    ("istri saya di brunei dipukul majikan", False),
    ("kontrak 2 tahun mau diperpanjang", False),
    ("tolong", False),
    ("ponakanku 12 thn dibawa sponsor ke jakarta", True),
    ("ponakan perempuan umur 14 mau dikawinkan sama orang malaysia", True),
    ("adik saya umur 15 dibawa calo ke batam", True),
    ("adikku isih 16 taun arep dikirim neng arab", True),
    ("anak saya 7 th dipukul bapaknya di kampung", True),
    ("anak sy yg 3 tahun demam tinggi kejang", True),
    ("anake umur 9, dikunci nang omah dhewekan", True),
    ("budak abdi umurna 10 taun teu sakola", True),
    ("my daughter is 13 years old, they took her to work in a cafe", True),
    ("my niece 15 yrs old, agent changed her age", True),
    ("cucu saya kelas 4 sd dipukuli ayah tirinya", True),
    ("anak saya kerja di pabrik korea, tangannya putus", False),
    ("anak saya masih tk, dibentak terus sama neneknya", True),
    ("aku kelas 2 smp, bapak mukul ibu terus", True),
    ("umurku 15, mau dijual ke luar negeri", True),
    ("aku umur 16 kerja di kafe ga boleh pulang", True),
    ("umur saya 17 tapi di paspor 23", True),
    ("bayi saya demam tinggi ga mau menyusu", True),
    ("bayi umur 2 minggu kulitnya kuning", True),
    ("orok abdi panas teu daek nyusu", True),
    ("anak saya dipukul bapaknya tiap malam di kampung", True),
    ("anak saya panas tinggi muntah terus", True),
    ("anakku digebugi bapake nang omah", True),
    ("cucu saya ditinggal ibunya, ga ada yang ngasih makan", True),
    ("anak majikan umur 12 cerita diraba omnya", True),
    ("anak saya yang kecil hilang dari rumah neneknya", True),
    ("anak tetangga umur 8 disuruh kerja di kebun", True),
    ("anak saya umur 16 kerja di saudi, dipukul majikannya", True),
]


@pytest.fixture(scope="module")
def model():
    return words_only(ROOT / "content", ROOT / "data" / "lexicon")


@pytest.mark.parametrize(("text", "child"), CASES)
def test_child(model, text, child):
    assert understand(text, model).child is child
