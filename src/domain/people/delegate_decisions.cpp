// Decisions are read as strictly as lists: a decision that is misread would be worse than none.

#include <muster/domain/people/delegate_list.hpp>

#include "new_organisation.hpp"
#include "sheet_reading.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::people {
namespace {

/// "row 41" -> 41.
std::optional<std::size_t> row_number(std::string_view typed) {
  const auto lower = lower_case(typed);
  if (!lower.starts_with("row")) return std::nullopt;
  const auto number = parse_integer(trimmed(std::string_view(lower).substr(3)));
  if (!number || *number < 1) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

std::vector<std::string> kinds_of(const Directory& directory) {
  std::vector<std::string> out;
  for (const auto& organisation : directory.organisations()) {
    if (std::find(out.begin(), out.end(), organisation.kind) == out.end()) out.push_back(organisation.kind);
  }
  return out;
}

class DecisionReader {
 public:
  DecisionReader(const Directory& directory, Diagnostics& diagnostics)
      : directory_(directory), diagnostics_(diagnostics), kinds_(kinds_of(directory)) {
    for (const auto& organisation : directory.organisations()) names_.push_back(organisation.name);
  }

  void read(const std::string& typed, const std::string& means, std::size_t line) {
    if (typed.empty() || means.empty()) {
      diagnostics_.add(line, typed.empty() ? "\"typed\" is empty" : "\"means\" is empty",
                       "give what was typed and what it means, or take the row away");
    } else if (const auto row = row_number(typed)) {
      about_row(*row, typed, means, line);
    } else {
      about_organisation(typed, means, line);
    }
  }

  Decisions decisions;

 private:
  void about_row(std::size_t row, const std::string& typed, const std::string& means, std::size_t line) {
    const auto folded = folded_name(means);
    const bool renamed = folded == "samepersonnamedasinthefile";
    const bool same = renamed || folded == "sameperson";
    if (!same && folded != "keepboth") {
      diagnostics_.add(line, "\"" + means + "\" says nothing about " + typed,
                       "a row means \"same person\", \"same person, named as in the file\" or \"keep both\"");
      return;
    }
    if (renamed) decisions.named_as_in_file.insert(row);
    const auto [before, fresh] = decisions.same_person.emplace(row, same);
    if (!fresh && before->second != same) {
      diagnostics_.add(line, typed + " is decided twice, and differently", "keep one of the two");
    }
  }

  void about_organisation(const std::string& typed, const std::string& means, std::size_t line) {
    const auto key = folded_name(typed);
    if (key.empty()) return diagnostics_.add(line, "\"" + typed + "\" has no letter in it", "give the name as typed");
    auto value = means;
    if (const auto made = new_organisation(means)) {
      const auto& kind = made->kind;
      if (kind.empty())
        return diagnostics_.add(line, "the kind of the new organisation is missing", "write \"new: health\"");
      const auto near = nearest(kind, kinds_);
      if (near && folded_name(*near) != folded_name(kind)) {
        return diagnostics_.add(line, "nobody knows the kind \"" + kind + "\"", did_you_mean(kind, kinds_));
      }
      if (!made->name.empty() && !can_be_called(made->name, line)) return;
      value = "new: " + near.value_or(kind) + (made->name.empty() ? "" : ", " + made->name);
    } else {
      const auto match = directory_.match(means);
      if (match.how == Match::MatchBasis::unknown) {
        auto hint = match.suggestions.empty() ? did_you_mean(means, names_)
                                              : "did you mean \"" + match.suggestions.front() + "\"?";
        if (hint.empty()) hint = "give the name of a known one, or \"new: KIND\" to make it one";
        return diagnostics_.add(line, "nobody knows the organisation \"" + means + "\"", std::move(hint));
      }
      value = directory_.organisations()[match.organisation].name;
    }
    const auto [before, fresh] = decisions.organisation.emplace(key, value);
    if (!fresh && before->second != value) {
      diagnostics_.add(line, "\"" + typed + "\" is decided twice, and differently", "keep one of the two");
    }
  }

  bool can_be_called(const std::string& name, std::size_t line) {
    const auto match = directory_.match(name);
    if (match.how != Match::MatchBasis::unknown) {
      diagnostics_.add(line, "\"" + name + "\" is known already",
                       "say that it means \"" + directory_.organisations()[match.organisation].name + "\"");
    } else if (folded_name(name).empty() || character_count(name) > longest_name) {
      diagnostics_.add(line, "\"" + name + "\" is no name", "write up to 200 characters, a letter among them");
    } else {
      return true;
    }
    return false;
  }

  static constexpr std::size_t longest_name = 200;

  const Directory& directory_;
  Diagnostics& diagnostics_;
  std::vector<std::string> kinds_;
  std::vector<std::string> names_;
};

}  // namespace

Result<Decisions> read_decisions(const tabular::Table& table, const Directory& directory, const std::string& source) {
  Diagnostics diagnostics(source);
  const auto typed = require_column(table.heading, "typed", diagnostics);
  const auto means = require_column(table.heading, "means", diagnostics);
  if (diagnostics.any()) return diagnostics.error();
  DecisionReader reader(directory, diagnostics);
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    reader.read(cell(table.rows[at], typed), cell(table.rows[at], means), table.line_of[at]);
  }
  if (diagnostics.any()) return diagnostics.error();
  return std::move(reader.decisions);
}

}  // namespace muster::people
