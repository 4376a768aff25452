// Prints verdicts.
#include "import_text.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <algorithm>
#include <ostream>
#include <sstream>

namespace muster::cli {
namespace {

using Poco::JSON::Object;

Object new_object() { return Object(Poco::JSON_PRESERVE_KEY_ORDER); }

Object head(const JsonFrame& frame, std::size_t rows) {
  auto out = new_object();
  out.set("event", frame.event);
  out.set("file", frame.file);
  out.set("applied", !frame.import_id.empty());
  if (!frame.import_id.empty()) out.set("import", frame.import_id);
  out.set("rows", rows);
  return out;
}

/// Prints the object with a last member "verdicts", whose parts `verdict_at` makes one after the other.
template <class VerdictAt>
void print_with_verdicts(std::ostream& out, const Object& object, std::size_t count, VerdictAt verdict_at) {
  std::ostringstream printed;
  object.stringify(printed, 1);
  const auto text = std::move(printed).str();
  out << text.substr(0, text.find_last_not_of("\n}") + 1) << ",\n \"verdicts\": [";
  for (std::size_t at = 0; at < count; ++at) {
    out << (at == 0 ? "\n" : ",\n");
    verdict_at(at).stringify(out, 1);
  }
  out << "\n ]\n}";
}

std::string left_out_text(const std::vector<std::string>& headings) {
  return headings.empty() ? "" : "Columns left out: " + joined(headings, ", ") + ".\n";
}

/// What is open, or was decided, in the words of a decisions file.
std::string questions_text(const feedback::ResponseForecast& forecast) {
  std::string out;
  const auto add = [&](const std::string& typed, std::size_t rows, const std::string& means,
                       const std::string& choices) {
    out += typed + " (" + counted(static_cast<std::int64_t>(rows), "row", "rows") +
           "): " + (means.empty() ? "not decided; say \"" + choices + "\" in a decisions file" : means) + "\n";
  };
  for (const auto& column : forecast.columns) {
    add(column.name, column.filled, column.means,
        "leave out\" or \"" + (column.candidate.empty() ? "the words of a question" : column.candidate));
  }
  if (forecast.without_identity.rows > 0)
    add("rows without an ID or a time", forecast.without_identity.rows, forecast.without_identity.means,
        "all are new\" or \"equal rows are the same");
  if (forecast.changed.rows > 0)
    add("rows that were changed", forecast.changed.rows, forecast.changed.means,
        "the same answers\" or \"other answers");
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

/// "same person as row 40", "looks like Jo Venner (Greenwich)", ...
std::string said(const booking::DelegateForecast& forecast, const people::Verdict& verdict) {
  using people::VerdictKind;
  const auto& rows = forecast.preview->rows;
  const auto row = verdict.other_row ? "row " + std::to_string(rows[*verdict.other_row].line) : std::string();
  switch (verdict.kind) {
    case VerdictKind::fresh:
      return "new";
    case VerdictKind::same_as_row:
      return "same person as " + row;
    case VerdictKind::same_as_known:
      return "same person as " + verdict.other_name + ", registered";
    case VerdictKind::looks_like_row:
      return "looks like " + row;
    case VerdictKind::looks_like_known:
      return "looks like " + verdict.other_name + ", registered";
    case VerdictKind::not_coming:
      return "not coming";
    case VerdictKind::unclear:
      return "unclear";
    case VerdictKind::unknown_organisation:
      return "unknown organisation";
    case VerdictKind::refused:
      return "refused";
  }
  return {};
}

/// "job title: Nurse -> Head nurse, not taken".
std::string change_words(const people::Change& change, bool taken) {
  return std::string(change.field) + ": " + (change.was.empty() ? "none" : change.was) + " -> " + change.now +
         (taken ? "" : ", not taken");
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
               (marked == forecast.marked.end() ? said(forecast, verdict)
                                                : marked->second + " in the workbook, not decided") +
               ": " + person_of(forecast, verdict) + notes_on(forecast, verdict) + "\n";
  }
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  out << counted(count(forecast.preview->rows.size()), "row is ", "rows are ") +
             counted(count(forecast.preview->people()), "person", "people") + " from " +
             counted(count(forecast.preview->organisations()), "organisation", "organisations") + " (" +
             forecast.dialect + ").\n";
  using people::VerdictKind;
  for (const auto kind : {VerdictKind::same_as_row, VerdictKind::same_as_known, VerdictKind::looks_like_row,
                          VerdictKind::looks_like_known, VerdictKind::not_coming, VerdictKind::unclear,
                          VerdictKind::unknown_organisation, VerdictKind::refused}) {
    if (const auto found = forecast.preview->count(kind); found > 0) {
      out << "  " + std::string(people::verdict_name(kind)) + ": " + std::to_string(found) + "\n";
    }
  }
  if (!forecast.marked.empty()) out << "  hidden or struck out: " + std::to_string(forecast.marked.size()) + "\n";
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
  if (!forecast.not_in_file.empty()) out << "Questions without a column: " + joined(forecast.not_in_file, "; ") + ".\n";
}

void print_text(std::ostream& out, const std::vector<feedback::NoteVerdict>& verdicts) {
  for (const auto& verdict : verdicts) {
    out << "row " + std::to_string(verdict.line) + ": " + std::string(feedback::note_kind_name(verdict.kind)) + ": " +
               (verdict.reason.empty()
                    ? verdict.note.kind + " of table " + verdict.note.table + ", " + verdict.note.text
                    : verdict.reason) +
               "\n";
  }
  out << counted(static_cast<std::int64_t>(verdicts.size()), "row", "rows") + ".\n";
}

void print_json(std::ostream& stream, const booking::DelegateForecast& forecast, const JsonFrame& frame) {
  auto out = head(frame, forecast.preview->rows.size());
  out.set("people", forecast.preview->people());
  out.set("organisations", forecast.preview->organisations());
  if (!forecast.columns.left_out.empty()) {
    Poco::JSON::Array left_out;
    for (const auto& heading : forecast.columns.left_out) left_out.add(heading);
    out.set("left_out", left_out);
  }
  if (!forecast.remarks.empty()) {
    Poco::JSON::Array remarks;
    for (const auto& remark : forecast.remarks) remarks.add(remark);
    out.set("remarks", remarks);
  }
  print_with_verdicts(stream, out, forecast.preview->verdicts.size(), [&](std::size_t at) {
    const auto& verdict = forecast.preview->verdicts[at];
    const auto& row = forecast.preview->rows[verdict.row];
    auto each = new_object();
    each.set("row", row.line);
    each.set("verdict", std::string(people::verdict_name(verdict.kind)));
    each.set("first_name", row.first_name);
    each.set("last_name", row.last_name);
    if (const auto marked = forecast.marked.find(row.line); marked != forecast.marked.end())
      each.set("marked", marked->second);
    each.set("typed", row.organisation);
    if (!row.place.empty()) each.set("place", row.place);
    if (verdict.organisation) each.set("organisation", forecast.organisations[*verdict.organisation].name);
    if (verdict.other_row) each.set("other_row", forecast.preview->rows[*verdict.other_row].line);
    if (!verdict.other_name.empty()) each.set("other", verdict.other_name);
    if (!verdict.reason.empty()) each.set("reason", verdict.reason);
    if (!verdict.cells.empty()) {
      Poco::JSON::Array cells;
      for (const auto& cell : verdict.cells) cells.add(cell.words);
      each.set("cells", cells);
    }
    if (!verdict.changes.empty()) {
      Poco::JSON::Array changes;
      for (const auto& change : verdict.changes) {
        auto field = new_object();
        field.set("field", std::string(change.field));
        field.set("was", change.was);
        field.set("now", change.now);
        changes.add(field);
      }
      each.set("changes", changes);
      each.set("changes_taken", verdict.takes_changes);
    }
    if (!verdict.suggestions.empty()) {
      Poco::JSON::Array suggestions;
      for (const auto& name : verdict.suggestions) suggestions.add(name);
      each.set("did_you_mean", suggestions);
    }
    return each;
  });
}

void print_json(std::ostream& stream, const feedback::ResponseForecast& forecast, const JsonFrame& frame) {
  auto out = head(frame, forecast.verdicts.size());
  Poco::JSON::Array asked;
  const auto ask = [&](const std::string& typed, std::size_t rows, const std::string& means) {
    auto each = new_object();
    each.set("typed", typed);
    each.set("rows", rows);
    if (!means.empty()) each.set("means", means);
    asked.add(each);
  };
  for (const auto& column : forecast.columns) ask(column.name, column.filled, column.means);
  if (forecast.without_identity.rows > 0)
    ask("rows without an ID or a time", forecast.without_identity.rows, forecast.without_identity.means);
  if (forecast.changed.rows > 0) ask("rows that were changed", forecast.changed.rows, forecast.changed.means);
  if (!asked.empty()) out.set("questions", asked);
  if (!forecast.left_out.empty()) {
    Poco::JSON::Array left_out;
    for (const auto& heading : forecast.left_out) left_out.add(heading);
    out.set("left_out", left_out);
  }
  print_with_verdicts(stream, out, forecast.verdicts.size(), [&](std::size_t at) {
    const auto& verdict = forecast.verdicts[at];
    auto each = new_object();
    each.set("row", verdict.line);
    each.set("verdict", std::string(feedback::response_kind_name(verdict.kind)));
    Poco::JSON::Array errors;
    for (const auto& error : verdict.errors) errors.add(error.message + "; " + error.hint);
    if (!errors.empty()) each.set("errors", errors);
    return each;
  });
}

void print_json(std::ostream& stream, const std::vector<feedback::NoteVerdict>& verdicts, const JsonFrame& frame) {
  print_with_verdicts(stream, head(frame, verdicts.size()), verdicts.size(), [&](std::size_t at) {
    const auto& verdict = verdicts[at];
    auto each = new_object();
    each.set("row", verdict.line);
    each.set("verdict", std::string(feedback::note_kind_name(verdict.kind)));
    each.set("table", verdict.note.table);
    each.set("kind", verdict.note.kind);
    each.set("note", verdict.note.text);
    if (!verdict.reason.empty()) each.set("reason", verdict.reason);
    return each;
  });
}

}  // namespace muster::cli
