// Prints verdicts.
#include "import_text.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

namespace muster::cli {
namespace {

/// What every verdict says of its file, and after it `rest`.
Json head(const JsonFrame& frame, std::size_t rows, Json rest = json_object({})) {
  return json_joined(json_object({{"event", frame.event},
                                  {"file", frame.file},
                                  {"applied", !frame.import_id.empty()},
                                  {"import", if_any(frame.import_id)},
                                  {"rows", rows}}),
                     std::move(rest));
}

/// Prints the object with a last member "verdicts", whose parts `verdict_at` makes one after the other.
template <class VerdictAt>
void print_with_verdicts(std::ostream& out, const Json& object, std::size_t count, VerdictAt verdict_at) {
  const auto text = json_text(object, 1);
  out << text.substr(0, text.find_last_not_of("\n}") + 1) << ",\n \"verdicts\": [";
  for (std::size_t at = 0; at < count; ++at) {
    out << (at == 0 ? "\n" : ",\n") << json_text(verdict_at(at), 1);
  }
  out << "\n ]\n}";
}

std::string left_out_text(const std::vector<std::string>& headings) {
  return headings.empty() ? "" : "Columns left out: " + joined(headings, ", ") + ".\n";
}

/// Something the file does not say, with what a decision about it may mean.
struct FileQuestion {
  std::string typed;
  std::size_t rows = 0;
  std::string means;  ///< empty where it is open
  std::string choices;
};

std::vector<FileQuestion> questions_of(const feedback::ResponseForecast& forecast) {
  std::vector<FileQuestion> questions;
  for (const auto& column : forecast.columns) {
    questions.push_back(
        {column.name, column.filled, column.means,
         "leave out\" or \"" + (column.candidate.empty() ? "the words of a question" : column.candidate)});
  }
  const auto add_repeats = [&](const feedback::RepeatQuestion& asked, const char* typed, const char* choices) {
    if (asked.rows > 0) questions.push_back({typed, asked.rows, asked.means, choices});
  };
  add_repeats(forecast.without_identity, "rows without an ID or a time", "all are new\" or \"equal rows are the same");
  add_repeats(forecast.changed, "rows that were changed", "the same answers\" or \"other answers");
  return questions;
}

/// What is open, or was decided, in the words of a decisions file.
std::string questions_text(const feedback::ResponseForecast& forecast) {
  std::string out;
  for (const auto& question : questions_of(forecast)) {
    out += question.typed + " (" + counted(static_cast<std::int64_t>(question.rows), "row", "rows") + "): " +
           (question.means.empty() ? "not decided; say \"" + question.choices + "\" in a decisions file"
                                   : question.means) +
           "\n";
  }
  return out;
}

std::string organisation_of(const booking::DelegateForecast& forecast, const people::Verdict& verdict) {
  if (verdict.organisation) return forecast.organisations[*verdict.organisation].name;
  return forecast.preview->rows[verdict.row].organisation;
}

/// "Jo Venner, Greenwich"; either half may be missing.
std::string person_of(const booking::DelegateForecast& forecast, const people::Verdict& verdict) {
  const auto& row = forecast.preview->rows[verdict.row];
  std::vector<std::string> parts;
  if (auto name = trimmed(row.first_name + " " + row.last_name); !name.empty()) parts.push_back(std::move(name));
  if (auto organisation = organisation_of(forecast, verdict); !organisation.empty())
    parts.push_back(std::move(organisation));
  return joined(parts, ", ");
}

/// "same person as row 40", "looks like Jo Venner (Greenwich), registered", "new".
std::string verdict_words(const booking::DelegateForecast& forecast, const people::Verdict& verdict) {
  using people::VerdictKind;
  std::string name(people::verdict_name(verdict.kind));
  const auto row = [&] { return "row " + std::to_string(forecast.preview->rows[*verdict.other_row].line); };
  switch (verdict.kind) {
    case VerdictKind::same_as_row:
      return name + " as " + row();
    case VerdictKind::same_as_known:
      return name + " as " + verdict.other_name + ", registered";
    case VerdictKind::looks_like_row:
      return name + " " + row();
    case VerdictKind::looks_like_known:
      return name + " " + verdict.other_name + ", registered";
    default:
      return name;
  }
}

/// "job title: Nurse -> Head nurse, not taken".
std::string change_words(const people::Change& change, bool taken) {
  return std::string(change.field) + ": " + (change.was.empty() ? "none" : change.was) + " -> " + change.now +
         (taken ? "" : ", not taken");
}

Json change_json(const people::Change& change) {
  return json_object({{"field", change.field}, {"was", change.was}, {"now", change.now}});
}

std::string notes_on(const booking::DelegateForecast& forecast, const people::Verdict& verdict) {
  std::vector<std::string> notes;
  const auto& row = forecast.preview->rows[verdict.row];
  if (!verdict.reason.empty()) notes.push_back(verdict.reason);
  for (const auto& cell : verdict.cells) notes.push_back(cell.words);
  for (const auto& change : verdict.changes) notes.push_back(change_words(change, verdict.takes_changes));
  if (verdict.kind == people::VerdictKind::unknown_organisation) {
    notes.push_back(verdict.suggestions.empty() ? "no name is near; say what it means in a decisions file"
                                                : "did you mean " + joined(verdict.suggestions, ", or ") + "?");
  }
  if (verdict.organisation_by_alias) notes.push_back("from \"" + row.organisation + "\"");
  if (verdict.new_organisation) notes.push_back("a new organisation: " + verdict.new_kind);
  if (row.spaces_removed) notes.emplace_back("spaces removed");
  return notes.empty() ? "" : " (" + joined(notes, "; ") + ")";
}

}  // namespace

void print_text(std::ostream& out, const booking::DelegateForecast& forecast) {
  for (const auto& verdict : forecast.preview->verdicts) {
    const auto& row = forecast.preview->rows[verdict.row];
    const auto marked = forecast.marked.find(row.line);
    out << "row " + std::to_string(row.line) + ": " +
               (marked == forecast.marked.end() ? verdict_words(forecast, verdict) : marked->second + ", not decided") +
               ": " + person_of(forecast, verdict) + notes_on(forecast, verdict) + "\n";
  }
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  out << counted(count(forecast.preview->rows.size()), "row is ", "rows are ") +
             counted(count(forecast.preview->people()), "person", "people") + " from " +
             counted(count(forecast.preview->organisations()), "organisation", "organisations") + " (" +
             forecast.dialect + ").\n";
  using people::VerdictKind;
  std::string_view told;
  for (const auto kind : {VerdictKind::same_as_row, VerdictKind::same_as_known, VerdictKind::looks_like_row,
                          VerdictKind::looks_like_known, VerdictKind::not_coming, VerdictKind::unclear,
                          VerdictKind::unknown_organisation, VerdictKind::refused}) {
    const auto name = people::verdict_name(kind);
    if (name == told) continue;
    told = name;
    // A row above and somebody registered are told by one name.
    const auto found =
        std::count_if(forecast.preview->verdicts.begin(), forecast.preview->verdicts.end(),
                      [&](const people::Verdict& verdict) { return people::verdict_name(verdict.kind) == name; });
    if (found > 0) out << "  " + std::string(name) + ": " + std::to_string(found) + "\n";
  }
  std::map<std::string, std::size_t> marked;
  for (const auto& [line, how] : forecast.marked) ++marked[how];
  for (const auto& [how, rows] : marked) out << "  " + how + ": " + std::to_string(rows) + "\n";
  for (const auto& remark : forecast.remarks) out << remark + "\n";
}

void print_text(std::ostream& out, const feedback::ResponseForecast& forecast) {
  using feedback::ResponseKind;
  for (const auto& verdict : forecast.verdicts) {
    out << "row " + std::to_string(verdict.line) + ": " + std::string(feedback::response_kind_name(verdict.kind));
    for (const auto& error : verdict.errors) out << ": " + error.message + "; " + error.hint;
    out << "\n";
  }
  out << counted(static_cast<std::int64_t>(forecast.verdicts.size()), "row", "rows") + " (" + forecast.dialect +
             "): " + std::to_string(forecast.count(ResponseKind::fresh)) + " new, " +
             std::to_string(forecast.count(ResponseKind::known)) + " already imported, " +
             std::to_string(forecast.count(ResponseKind::empty)) + " empty, " +
             (forecast.count(ResponseKind::undecided) == 0
                  ? ""
                  : std::to_string(forecast.count(ResponseKind::undecided)) + " not decided, ") +
             std::to_string(forecast.count(ResponseKind::refused)) + " refused.\n";
  out << questions_text(forecast) + left_out_text(forecast.left_out);
  if (!forecast.personal.empty()) out << feedback::personal_columns_words(forecast.personal) + "\n";
  for (const auto& remark : forecast.remarks) out << remark + "\n";
  if (!forecast.not_in_file.empty()) out << "Questions without a column: " + joined(forecast.not_in_file, "; ") + ".\n";
}

void print_text(std::ostream& out, const feedback::NoteForecast& forecast) {
  for (const auto& verdict : *forecast.verdicts) {
    out << "row " + std::to_string(verdict.line) + ": " + std::string(feedback::note_kind_name(verdict.kind)) + ": " +
               (verdict.reason.empty()
                    ? verdict.note.kind + " of table " + verdict.note.table + ", " + verdict.note.text
                    : verdict.reason) +
               "\n";
  }
  out << counted(static_cast<std::int64_t>(forecast.verdicts->size()), "row", "rows") + ".\n";
  for (const auto& remark : forecast.remarks) out << remark + "\n";
}

void print_json(std::ostream& out, const booking::DelegateForecast& forecast, const JsonFrame& frame) {
  const auto& preview = *forecast.preview;
  const auto verdict_json = [&](std::size_t number) {
    const auto& verdict = preview.verdicts[number];
    const auto& row = preview.rows[verdict.row];
    const auto marked = forecast.marked.find(row.line);
    return json_object({{"row", row.line},
                        {"verdict", people::verdict_name(verdict.kind)},
                        {"first_name", row.first_name},
                        {"last_name", row.last_name},
                        {"marked", if_any(marked == forecast.marked.end() ? std::string() : marked->second)},
                        {"typed", row.organisation},
                        {"place", if_any(row.place)},
                        {"organisation",
                         if_any(verdict.organisation, [&](std::size_t at) { return forecast.organisations[at].name; })},
                        {"other_row", if_any(verdict.other_row, [&](std::size_t at) { return preview.rows[at].line; })},
                        {"other", if_any(verdict.other_name)},
                        {"reason", if_any(verdict.reason)},
                        {"cells", if_any(json_array(verdict.cells, [](const auto& cell) { return cell.words; }))},
                        {"changes", if_any(json_array(verdict.changes, change_json))},
                        {"changes_taken", json_if(!verdict.changes.empty(), verdict.takes_changes)},
                        {"did_you_mean", if_any(verdict.suggestions)}});
  };
  print_with_verdicts(out,
                      head(frame, preview.rows.size(),
                           json_object({{"people", preview.people()},
                                        {"organisations", preview.organisations()},
                                        {"left_out", if_any(forecast.columns.left_out)},
                                        {"remarks", if_any(forecast.remarks)}})),
                      preview.verdicts.size(), verdict_json);
}

void print_json(std::ostream& out, const feedback::ResponseForecast& forecast, const JsonFrame& frame) {
  const auto verdict_json = [&](std::size_t number) {
    const auto& verdict = forecast.verdicts[number];
    const auto line = [](const auto& error) { return error.message + "; " + error.hint; };
    return json_object({{"row", verdict.line},
                        {"verdict", feedback::response_kind_name(verdict.kind)},
                        {"errors", if_any(json_array(verdict.errors, line))}});
  };
  const auto question_json = [](const FileQuestion& question) {
    return json_object({{"typed", question.typed}, {"rows", question.rows}, {"means", if_any(question.means)}});
  };
  print_with_verdicts(out,
                      head(frame, forecast.verdicts.size(),
                           json_object({{"questions", if_any(json_array(questions_of(forecast), question_json))},
                                        {"left_out", if_any(forecast.left_out)},
                                        {"personal_left_out", if_any(forecast.personal)},
                                        {"remarks", if_any(forecast.remarks)}})),
                      forecast.verdicts.size(), verdict_json);
}

void print_json(std::ostream& out, const feedback::NoteForecast& forecast, const JsonFrame& frame) {
  const auto verdict_json = [&](std::size_t number) {
    const auto& verdict = (*forecast.verdicts)[number];
    return json_object({{"row", verdict.line},
                        {"verdict", feedback::note_kind_name(verdict.kind)},
                        {"table", verdict.note.table},
                        {"kind", verdict.note.kind},
                        {"note", verdict.note.text},
                        {"reason", if_any(verdict.reason)}});
  };
  print_with_verdicts(out, head(frame, forecast.verdicts->size(), json_object({{"remarks", if_any(forecast.remarks)}})),
                      forecast.verdicts->size(), verdict_json);
}

}  // namespace muster::cli
