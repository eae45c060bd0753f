"""Writes the contacts that every engine renders: invented people at invented firms, the same each time."""
import json
import random
import sys

random.seed(20)
FIRST = "Ada Grace Édith Jürgen Zoë Łukasz Ngozi Søren Mei Anaïs Priya Tom Nora Ivo".split()
LAST = "Novak Müller García Okafor Sørensen Lindqvist Rossi Chen Dubois Haddad".split()
FIRMS = "Aldermoor Brightwell Cloverfield Dunmere Eastvale Fernhollow Grünwald Harthaven".split()
CITIES = "Lisbon Kraków Århus Lyon Ghent Porto Zürich Dublin Málaga Graz".split()
TITLES = ["Head of Operations", "VP Customer Success", "Chief of Staff", "Director, Onboarding"]
FIELDS = ["logistics", "software", "health care", "manufacturing", "retail"]
SUBJECTS = [" intro and a question ", "following up", "the import you asked for ", "PRICING for two teams", "a short word"]
CHANNELS = ["email", "call", "linkedin"]


def date(day: int) -> str:
    return f"20{20 + day % 6:02d}-{1 + day % 12:02d}-{1 + day % 28:02d}"


def contact(number: int) -> dict:
    known = random.random() < 0.6
    return {
        "first_name": random.choice(FIRST) if random.random() < 0.9 else "",
        "last_name": random.choice(LAST),
        "company": f"{random.choice(FIRMS)} {random.choice(['Ltd', 'GmbH', 'SA', 'BV'])} {number}",
        "city": random.choice(CITIES),
        "title": random.choice(TITLES),
        "industry": random.choice(FIELDS),
        "sender_name": "Maya Lindström",
        "product": "Quayside",
        "last_contacted": date(random.randrange(5000)) if known else None,
        "touches": [
            {"subject": random.choice(SUBJECTS), "channel": random.choice(CHANNELS), "at": date(random.randrange(5000))}
            for _ in range(5)
        ],
    }


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    people = [contact(number) for number in range(count)]
    for person in people:
        # Template (c) has no fallback: everybody has a first name there.
        person["first_name_or_last"] = person["first_name"] or person["last_name"]
    json.dump({"contacts": people}, sys.stdout, ensure_ascii=False)
