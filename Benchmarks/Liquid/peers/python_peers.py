"""Times the Python engines: python_peers.py ENGINE contacts.json; prints `engine template mails-per-second`."""
import json
import sys
import time
from datetime import date
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"


def dated(people):
    """Jinja2 and minijinja have no date filter of their own: give them dates as Python has them."""
    for person in people:
        if person["last_contacted"]:
            person["last_contacted"] = date.fromisoformat(person["last_contacted"])
        for touch in person["touches"]:
            touch["at"] = date.fromisoformat(touch["at"])


def renderer(engine, people):
    if engine == "jinja2":
        import jinja2

        dated(people)
        env = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
        env.filters["date"] = lambda value, form: value.strftime(form)
        return lambda name: env.from_string((TEMPLATES / f"{name}.jinja").read_text()).render
    if engine == "minijinja":
        import minijinja

        dated(people)
        env = minijinja.Environment(
            templates={n: (TEMPLATES / f"{n}.jinja").read_text() for n in "abc"}, keep_trailing_newline=True)
        env.add_filter("date", lambda value, form: value.strftime(form))
        return lambda name: (lambda person: env.render_template(name, **person))
    import liquid

    env = liquid.Environment(undefined=liquid.StrictUndefined)
    return lambda name: env.from_string((TEMPLATES / f"{name}.liquid").read_text()).render


def main():
    engine = sys.argv[1]
    people = json.loads(Path(sys.argv[2]).read_text())["contacts"]
    make = renderer(engine, people)
    for name in "abc":
        render = make(name)
        for person in people[:500]:
            render(person) if engine == "minijinja" else render(**person)
        size = 0
        begin = time.process_time()
        if engine == "minijinja":
            for person in people:
                size += len(render(person))
        else:
            for person in people:
                size += len(render(**person))
        print(engine, name, round(len(people) / (time.process_time() - begin)), size, flush=True)


main()
