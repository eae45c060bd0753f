// Times libctemplate: g++ -O2 -o ctemplate_peer ctemplate_peer.cc -lctemplate
// Its input is one line a contact, fields separated by tabs, formatted beforehand: it has no dates,
// fallbacks or filters. The dictionaries are filled before the clock starts, as every record is.
#include <ctemplate/template.h>

#include <time.h>

#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

using ctemplate::TemplateDictionary;

static const char *kNames[] = {"FIRST_NAME", "FIRST_NAME_OR_LAST", "COMPANY", "CITY", "TITLE",
                               "INDUSTRY", "SENDER_NAME", "PRODUCT"};

static double seconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  std::string folder = argv[2];
  std::vector<std::unique_ptr<TemplateDictionary>> people;
  std::ifstream file(argv[1]);
  std::string line;
  while (std::getline(file, line)) {
    std::vector<std::string> fields;
    std::stringstream parts(line);
    std::string field;
    while (std::getline(parts, field, '\t')) fields.push_back(field);
    auto person = std::make_unique<TemplateDictionary>("person");
    for (int i = 0; i < 8; i++) person->SetValue(kNames[i], fields[i]);
    if (fields[8].empty()) {
      person->ShowSection("UNSPOKEN");
    } else {
      person->SetValue("LAST_CONTACTED", fields[8]);
      person->ShowSection("SPOKEN");
    }
    for (size_t i = 9; i + 2 < fields.size(); i += 3) {
      TemplateDictionary *touch = person->AddSectionDictionary("TOUCHES");
      touch->SetValue("AT", fields[i]);
      touch->SetValue("SUBJECT", fields[i + 1]);
      touch->SetValue("CHANNEL", fields[i + 2]);
    }
    people.push_back(std::move(person));
  }
  for (const char *name : {"a", "b", "c"}) {
    std::string path = folder + "/" + name + ".ctemplate";
    ctemplate::LoadTemplate(path, ctemplate::DO_NOT_STRIP);
    size_t size = 0;
    std::string output;
    for (size_t i = 0; i < 500; i++) {
      output.clear();
      ctemplate::ExpandTemplate(path, ctemplate::DO_NOT_STRIP, people[i].get(), &output);
    }
    double start = seconds();
    for (auto &person : people) {
      output.clear();
      ctemplate::ExpandTemplate(path, ctemplate::DO_NOT_STRIP, person.get(), &output);
      size += output.size();
    }
    printf("ctemplate %s %.0f %zu\n", name, people.size() / (seconds() - start), size);
  }
}
