// Figures are compared as they are printed: what nobody could see is no change.
#include <muster/domain/report/edition.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>

#include <algorithm>
#include <map>

namespace muster::report {
namespace {

constexpr std::size_t most_sentences = 40;
constexpr const char* not_shown = "not shown";

std::string one_line(std::string text) {
  for (auto& byte : text) {
    if (byte == '\t' || byte == '\n' || byte == '\r') byte = ' ';
  }
  return text;
}

class Teller {
 public:
  void put(const std::string& key, const std::string& label, const std::string& value) {
    out_ += one_line(key) + "\t" + one_line(label) + "\t" + value + "\n";
  }
  void put(const std::string& key, const std::string& label, std::int64_t value) { put(key, label, grouped(value)); }
  [[nodiscard]] std::string told() { return std::move(out_); }

 private:
  std::string out_;
};

void tell_question(Teller& teller, const figures::QuestionFigures& question) {
  const auto key = "question " + question.code;
  const auto words = "‘" + question.full_label() + "’";
  if (question.suppressed) {
    teller.put(key, words, not_shown);
    return;
  }
  teller.put(key, words + ", people who answered", question.answered);
  for (const auto& option : question.options) {
    const auto& figure = option.figure;
    const bool shown = figure.people && !figure.suppressed;
    teller.put(key + " option " + option.code, words + ", ‘" + option.label + "’",
               shown ? grouped(*figure.people) : not_shown);
  }
  for (const auto& word : question.words)
    teller.put(key + " word " + word.key, words + ", the word ‘" + word.word + "’", word.people);
}

struct Told {
  std::string label;
  std::string value;
};

/// By key, in the order of the lines.
std::vector<std::pair<std::string, Told>> read(std::string_view figures) {
  std::vector<std::pair<std::string, Told>> out;
  while (!figures.empty()) {
    const auto end = figures.find('\n');
    const auto line = figures.substr(0, end);
    figures.remove_prefix(end == std::string_view::npos ? figures.size() : end + 1);
    const auto first = line.find('\t');
    const auto second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    out.push_back({std::string(line.substr(0, first)),
                   {std::string(line.substr(first + 1, second - first - 1)), std::string(line.substr(second + 1))}});
  }
  return out;
}

}  // namespace

std::string figures_told(const figures::Summary& summary) {
  Teller teller;
  teller.put("delegates", "Registered delegates", summary.people);
  teller.put("organisations", "Organisations", summary.organisations);
  teller.put("places", "Places that somebody comes from", summary.coverage.covered);
  teller.put("responses", "Responses", summary.responses);
  teller.put("notes", "Notes of the tables", summary.notes);
  for (const auto& kind : summary.note_kinds) teller.put("notes " + kind.kind, "Notes: " + kind.kind, kind.notes);
  for (const auto& place : summary.coverage.places)
    teller.put("place " + place.place.code, "Delegates of " + place.place.name, place.people);
  for (const auto& question : summary.questions) tell_question(teller, question);
  return teller.told();
}

std::string without_responses(std::string figures) {
  constexpr std::string_view line = "\nresponses\t";
  const auto begin = figures.find(line);
  if (begin != std::string::npos) figures.erase(begin, figures.find('\n', begin + 1) - begin);
  return figures;
}

std::vector<std::string> changes_between(std::string_view before, std::string_view now, bool words_changed) {
  const auto old_lines = read(before);
  const auto new_lines = read(now);
  const std::map<std::string, Told> old_by_key(old_lines.begin(), old_lines.end());
  const std::map<std::string, Told> new_by_key(new_lines.begin(), new_lines.end());
  std::vector<std::string> out;
  for (const auto& [key, told] : new_lines) {
    const auto found = old_by_key.find(key);
    if (found == old_by_key.end())
      out.push_back(told.label + ": " + told.value + ", and nothing before.");
    else if (found->second.value != told.value)
      out.push_back(told.label + ": " + told.value + ", before " + found->second.value + ".");
  }
  for (const auto& [key, told] : old_lines) {
    if (!new_by_key.contains(key)) out.push_back(told.label + ": no longer counted, before " + told.value + ".");
  }
  if (out.size() > most_sentences) {
    const auto more = static_cast<std::int64_t>(out.size() - most_sentences);
    out.resize(most_sentences);
    out.push_back("And " + counted(more, "figure more.", "figures more."));
  }
  if (out.empty()) out.emplace_back("No figure of the event changed.");
  if (words_changed) out.emplace_back("The words of the report were changed.");
  return out;
}

std::string names_taken_out_in_words(const Edition& edition) {
  if (edition.names_taken_out == 0) return {};
  const bool one = edition.names_taken_out == 1;
  const auto day = parse_date(edition.last_taken_out_on);
  return (one ? std::string("The name of one person who was erased was")
              : "The names of " + grouped(edition.names_taken_out) + " people who were erased were") +
         " taken out" + (day ? (one ? " on " : ", the last on ") + long_date(*day) : std::string()) +
         ". No figure changed, and the checksum is the same.";
}

std::string checksum_in_words(const Edition& edition) {
  return edition.of_event_alone
             ? "of the event’s figures alone, as an earlier version of Muster worked it out: not of other figures that "
               "it prints"
             : "of all that it prints, less the names of delegates";
}

std::string edition_words(std::int64_t number, bool interim) {
  return "edition " + std::to_string(number) + (interim ? ", interim: the form is still open" : "");
}

}  // namespace muster::report
