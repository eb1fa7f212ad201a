"""The message for WhatsApp: ten lines, n/N, position date, link."""

from dataclasses import replace

from access.roles import Role, Viewer
from reports.writers import message
from storage.builds import Build
from tests.support.builds import nip
from tests.support.built_once import built_once
from tests.support.packs import pack, selection


def test_the_message_has_at_most_ten_lines_with_counts_position_and_link() -> None:
    """Four of five have signed, one has not."""
    roster = [(2024, nip(n), "Dinas Kesehatan", "", "", "pelaksana") for n in range(1, 6)]
    build = built_once(roster=roster, signing=[(2024, nip(n), "2024-08-26", "ya") for n in range(1, 5)])
    made = pack("wali-kota", selection(build))
    lines = message.text(made).splitlines()
    assert lines[0] == "*SIMULASI: Bahan paparan Pj Wali Kota*"
    assert lines[1] == "Pilkada 2024 · Seluruh kota · posisi data per 1 Oktober 2024"
    assert lines[2].startswith("- 4/5 ASN (80,0%) sudah menandatangani pakta integritas Pilkada 2024")
    assert lines[-1] == made.stamp.link
    assert len(message.text(replace(made, message=made.message * 9)).splitlines()) == 10
    shown = message.text(pack("publik", selection(build, viewer=Viewer(Role.PUBLIK)))).splitlines()
    assert shown[-2] == "Angka di bawah 5 dan yang membuatnya dapat dihitung tidak ditampilkan."
    assert "4/5" not in "".join(shown)


def test_a_word_of_the_data_marks_nothing(small_city: Build) -> None:
    made = replace(pack("wali-kota", selection(small_city)), message=("Unit *tebal* _miring_ **kuat**",))
    assert "- Unit ∗tebal∗ ＿miring＿ kuat" in message.text(made)
