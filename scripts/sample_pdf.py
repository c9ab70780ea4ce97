"""Makes examples/aleppo/reports/10-meridian-evacuation.pdf from the text below. Run with the development packages installed."""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

TITLE = "Buses carry the first thousands out of Aleppo"
PARAGRAPHS = (
    "ALEPPO, Syria (Meridian Wire) - Some 3,000 civilians and 40 wounded people were evacuated from the last rebel- "
    "held streets of Aleppo on Thursday, the International Committee of the Red Cross said.",
    "A convoy of 20 buses and 13 ambulances reached the countryside west of the city in the afternoon. Earlier in "
    "the day gunmen had opened fire on an ambulance, killing one person and wounding three, the Syrian Observatory "
    "for Human Rights said.",
    "Russia's Defence Ministry said that 6,462 people had left the city within a day, among them more than 3,000 "
    "fighters. A rebel spokesman told Meridian Wire that the ministry's number was false.",
    "The United States said that it had seen no evidence that the shelling of Idlib would stop.",
)


def main() -> None:
    pdf = FPDF(format="A4")
    pdf.set_creation_date(datetime(2016, 12, 16, tzinfo=UTC))
    pdf.set_title(TITLE)
    pdf.set_author("Meridian Wire")
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 16)
    pdf.multi_cell(0, 9, TITLE)
    pdf.set_font("Helvetica", size=11)
    for paragraph in PARAGRAPHS:
        pdf.ln(4)
        pdf.multi_cell(0, 6, paragraph)
    pdf.output(str(Path(__file__).parent.parent / "examples" / "aleppo" / "reports" / "10-meridian-evacuation.pdf"))


if __name__ == "__main__":
    main()
