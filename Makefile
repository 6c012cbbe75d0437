# ST-portföljen. `make` ensamt visar vad som finns.
# Varje mål gör själv i ordning det som det behöver.

PYTHON ?= python3
BIN := .venv/bin
KLAR := .venv/.klar

.DEFAULT_GOAL := hjalp
.PHONY: hjalp demo test dev check format-check lint typer kontrakt migrationer migrate bench shots docs lock clean

hjalp:  ## Visa den här hjälpen
	@echo "ST-portföljen. Välj ett mål:"; echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamp is newer than the files it was made from, or the environment is brought in step again.
$(KLAR): requirements.lock pyproject.toml
	@echo "Gör i ordning .venv ..."
	@PYTHON="$(PYTHON)" .ci/miljo
	@touch $@

demo: $(KLAR)  ## Starta en färdig demo med påhittade personer på 127.0.0.1:8000
	@$(BIN)/st-portfolj demo

test: $(KLAR)  ## Kör alla tester, webbläsartesterna sist
	@.ci/prov

dev: $(KLAR)  ## Starta servern för utveckling; den startar om när koden ändras
	@$(BIN)/st-portfolj migrera
	@$(BIN)/uvicorn app.main:create_app --factory --host 127.0.0.1 --port 8000 --reload --reload-dir app --reload-dir templates

check: format-check lint typer kontrakt migrationer  ## Kontrollera format, kod, typer, importkontrakt och migrationer

format-check: $(KLAR)
	@$(BIN)/ruff format --check .

lint: $(KLAR)
	@$(BIN)/ruff check .

typer: $(KLAR)
	@$(BIN)/mypy

kontrakt: $(KLAR)
	@$(BIN)/lint-imports

migrationer: $(KLAR)
	@$(BIN)/python -m app.db.kontroll

migrate: $(KLAR)  ## Bygg databasen eller för den till senaste version
	@$(BIN)/st-portfolj migrera

bench: $(KLAR)  ## Mät hastigheten mot samma process egen gräns
	@$(BIN)/python -m bench

shots: $(KLAR)  ## Ta skärmbilder av alla sidor i två bredder (hamnar i skarmbilder/)
	@.ci/webblasare >/dev/null
	@$(BIN)/python -m tests.browser.skarmbilder

docs: $(KLAR)  ## Skriv om docs/regler.md ur regelkatalogen
	@$(BIN)/python -m app.jobs.regeldokument docs/regler.md

lock: $(KLAR)  ## Lås om requirements.lock efter en ändring i pyproject.toml
	@$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --extra dev \
		--no-emit-index-url --no-header -o requirements.lock

clean:  ## Ta bort mellanlagrade filer; databasen och .venv får vara kvar
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov build dist skarmbilder
	@find app bench migrations tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
