"""The command line: `st-portfolj`. Texts are Swedish, since those who run the service read them."""

import typer

from app.cli import demo, drift, portfoljer, post, signaturer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="ST-portföljen: drift, import och kontroll.")

app.command("demo")(demo.demo)
app.command("serve")(drift.serve)
app.command("migrera")(drift.migrera)
app.command("regelstatus")(drift.regelstatus)
app.command("skapa-konto")(drift.skapa_konto)
app.command("skicka-post")(post.skicka_post)
app.command("paminn")(post.paminn)
app.command("vantbrev")(post.vantbrev)
app.command("veckobrev")(post.veckobrev)
app.command("kontrollera")(portfoljer.kontrollera)
app.command("importera")(portfoljer.importera)
app.command("exportera")(portfoljer.exportera)
app.command("verifiera")(signaturer.verifiera)
app.command("ny-signeringsnyckel")(signaturer.ny_signeringsnyckel)
