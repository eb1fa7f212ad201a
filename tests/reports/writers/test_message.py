"""The message for WhatsApp: ten lines, n/N, position date, link."""

from dataclasses import replace

from access.roles import Role, Viewer
from reports.writers import message
from storage.builds import Build
from tests.support.packs import pack, selection


def test_the_message_has_at_most_ten_lines_with_counts_position_and_link(seven: Build) -> None:
    made = pack("wali-kota", selection(seven))
    lines = message.text(made).splitlines()
    assert lines[0] == "*SIMULASI: Bahan paparan Pj Wali Kota*"
    assert lines[1] == "Pilkada 2024 · Seluruh kota · posisi data per 1 Oktober 2024"
    assert lines[2].startswith("- 5/7 ASN (71,4%) sudah menandatangani pakta integritas Pilkada 2024")
    assert lines[-1] == made.stamp.link
    assert len(message.text(replace(made, message=made.message * 9)).splitlines()) == 10
    shown = message.text(pack("publik", selection(seven, viewer=Viewer(Role.PUBLIK)))).splitlines()
    assert shown[-2] == "Angka di bawah 5 dan yang membuatnya dapat dihitung tidak ditampilkan."
    assert "5/7" not in "".join(shown)


def test_a_word_of_the_data_marks_nothing(seven: Build) -> None:
    made = replace(pack("wali-kota", selection(seven)), message=("Unit *tebal* _miring_ **kuat**",))
    assert "- Unit ∗tebal∗ ＿miring＿ kuat" in message.text(made)
