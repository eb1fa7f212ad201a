"""`python -m alerts`: tell who has to be told; run after each load and once an hour by the watch, or by cron."""

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from alerts.context import look
from alerts.recipients import RecipientsError, read_plan
from alerts.run import tell, waiting
from settings import DATASETS, Settings, read_settings
from text.command_line import day, new_parser
from text.indonesian import timestamp


def main(arguments: list[str] | None = None) -> int:
    """Send what is due; 0 all of it, 3 something did not go out and is tried again, 2 misconfigured."""
    chosen = _parser().parse_args(arguments)
    settings = read_settings()
    if chosen.warehouse:
        settings = replace(settings, warehouse=chosen.warehouse)
    try:
        return _run(chosen, settings)
    except RecipientsError as problem:
        print(f"Tidak ada yang dikirim. {problem}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = new_parser("alerts", "Peringatan Netra: kirim yang sudah waktunya.")
    parser.add_argument("--dataset", choices=DATASETS, default="resmi")
    parser.add_argument("--warehouse", type=Path)
    parser.add_argument("--config", type=Path, help="bila kosong: NETRA_ALERTS, atau data/alerts.toml")
    parser.add_argument("--today", type=day, metavar="YYYY-MM-DD", help="anggap hari ini")
    parser.add_argument("--show", action="store_true", help="tampilkan saja, tidak ada yang dikirim")
    return parser


def _run(chosen: argparse.Namespace, settings: Settings) -> int:
    plan = read_plan(chosen.config or settings.alerts)
    if chosen.today and chosen.dataset == "resmi" and not chosen.show:
        raise RecipientsError("--today pada data resmi hanya dengan --show: peringatan tentang hari lain menyesatkan.")
    if chosen.dataset == "simulasi" and not chosen.today:
        print("Simulasi tidak mengirim peringatan, kecuali untuk hari latihan: --today YYYY-MM-DD.")
        return 0
    situation = look(chosen.dataset, settings, chosen.today)
    if not chosen.show:
        return 0 if tell(situation, plan, settings, _say) else 3
    for recipient, letter in waiting(situation, plan, settings):
        print(f"Kepada: {recipient.name} ({recipient.address})\nPerihal: {letter.subject}\n\n{letter.text}\n---")
    return 0


def _say(text: str) -> None:
    print(f"{timestamp(datetime.now(UTC))}: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
