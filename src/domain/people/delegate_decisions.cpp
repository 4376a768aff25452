// Decisions are read as strictly as lists: a decision that is misread would be worse than none.

#include <muster/domain/people/delegate_decisions.hpp>

#include "new_organisation.hpp"
#include "sheet_reading.hpp"

#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>

namespace muster::people {
namespace {

struct AspectWords {
  RowAspect aspect;
  std::string_view name;  ///< in what a decision is about
  std::string_view yes;
  std::string_view no;  ///< empty where only a yes can be said
};
constexpr auto aspects = std::to_array<AspectWords>({
    {RowAspect::status, "status", "coming", "not coming"},
    {RowAspect::name, "name", "a person", "no person"},
    {RowAspect::places, "places", "one person", "leave out"},
    {RowAspect::organisation, "organisation", "no organisation", ""},
    {RowAspect::changes, "changes", "as in the file", "as registered"},
    {RowAspect::equal_address, "equal address", "same person", "keep both"},
    {RowAspect::equal_name, "equal name", "same person", "keep both"},
    {RowAspect::near_name, "near name", "same person", "keep both"},
});

const AspectWords& words_of(RowAspect aspect) {
  return *std::find_if(aspects.begin(), aspects.end(), [&](const AspectWords& each) { return each.aspect == aspect; });
}

const AspectWords* aspect_named(std::string_view name) {
  const auto folded = folded_name(name);
  const auto* found = std::find_if(aspects.begin(), aspects.end(),
                                   [&](const AspectWords& each) { return folded_name(each.name) == folded; });
  return found == aspects.end() ? nullptr : found;
}

std::string quoted_words(const AspectWords& words) {
  const auto quotes = [](std::string_view text) { return "\"" + std::string(text) + "\""; };
  return quotes(words.yes) + (words.no.empty() ? "" : " or " + quotes(words.no));
}

/// What stands behind the colon of "row 12: places"; nothing where there is none.
std::optional<std::string> after_colon(const std::string& typed) {
  const auto colon = typed.find(':');
  return colon == std::string::npos ? std::nullopt : std::optional(trimmed(std::string_view(typed).substr(colon + 1)));
}

/// "row 41" and "row 41: places" -> 41.
std::optional<std::size_t> row_number(std::string_view typed) {
  const auto lower = lower_case(typed);
  if (!lower.starts_with("row")) return std::nullopt;
  const auto number = parse_integer(trimmed(std::string_view(lower).substr(3, lower.find(':') - 3)));
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
      if (const auto aspect = after_colon(typed))
        about_aspect(row, *aspect, typed, means, line);
      else
        about_row(*row, typed, means, line);
    } else if (lower_case(typed).starts_with("every row:")) {
      about_aspect(std::nullopt, *after_colon(typed), typed, means, line);
    } else if (lower_case(typed).starts_with("status:")) {
      about_status(*after_colon(typed), means, line);
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
    if (!fresh && before->second != same) decided_twice(typed, line);
  }

  void about_aspect(std::optional<std::size_t> row, const std::string& name, const std::string& typed,
                    const std::string& means, std::size_t line) {
    const auto* words = aspect_named(name);
    if (row && words != nullptr && words->aspect == RowAspect::status)
      return diagnostics_.add(line, "what is said about coming is decided of the word, not of " + typed,
                              R"(write "status: Maybe" for the word, or "every row: status")");
    if (words == nullptr) {
      std::vector<std::string> names;
      for (const auto& each : aspects) names.emplace_back(each.name);
      return diagnostics_.add(line, "nothing is asked about \"" + name + "\"", did_you_mean(name, names));
    }
    const auto said = said_of(*words, typed, means, line);
    if (!said) return;
    if (row) {
      if (auto* ruling = ruling_of(words->aspect)) return note(ruling->of_row, *row, *said, typed, line);
      note(decisions.same_person, *row, *said, typed, line);
    } else if (auto& every = every_of(words->aspect); every && *every != *said) {
      decided_twice(typed, line);
    } else {
      every = said;
    }
  }

  void about_status(const std::string& word, const std::string& means, std::size_t line) {
    const auto said = said_of(words_of(RowAspect::status), "the word \"" + word + "\"", means, line);
    if (said) note(decisions.status, folded_name(word), *said, "\"" + word + "\"", line);
  }

  /// Yes or no; nothing, and a line of error, where the words say neither.
  std::optional<bool> said_of(const AspectWords& words, const std::string& typed, const std::string& means,
                              std::size_t line) {
    const auto folded = folded_name(means);
    if (folded == folded_name(words.yes)) return true;
    if (!words.no.empty() && folded == folded_name(words.no)) return false;
    diagnostics_.add(line, "\"" + means + "\" says nothing about " + typed, "it means " + quoted_words(words));
    return std::nullopt;
  }

  RowRuling* ruling_of(RowAspect aspect) {
    switch (aspect) {
      case RowAspect::name:
        return &decisions.is_person;
      case RowAspect::places:
        return &decisions.one_place;
      case RowAspect::organisation:
        return &decisions.without_organisation;
      case RowAspect::changes:
        return &decisions.as_in_file;
      default:
        return nullptr;
    }
  }

  std::optional<bool>& every_of(RowAspect aspect) {
    if (auto* ruling = ruling_of(aspect)) return ruling->of_every;
    if (aspect == RowAspect::status) return decisions.every_status;
    if (aspect == RowAspect::equal_address) return decisions.equal_address;
    return aspect == RowAspect::equal_name ? decisions.equal_name : decisions.near_name;
  }

  template <class Key>
  void note(std::map<Key, bool>& said_before, const Key& key, bool said, const std::string& typed, std::size_t line) {
    const auto [before, fresh] = said_before.emplace(key, said);
    if (!fresh && before->second != said) decided_twice(typed, line);
  }

  void decided_twice(const std::string& typed, std::size_t line) {
    diagnostics_.add(line, typed + " is decided twice, and differently", "keep one of the two");
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
      decided_twice("\"" + typed + "\"", line);
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

std::optional<bool> RowRuling::of(std::size_t line) const {
  const auto found = of_row.find(line);
  return found == of_row.end() ? of_every : std::optional(found->second);
}

std::string typed_of_row(RowAspect aspect, std::size_t line) {
  const auto row = "row " + std::to_string(line);
  const bool compares = words_of(aspect).yes == "same person";
  return compares ? row : row + ": " + std::string(words_of(aspect).name);
}

std::string typed_of_every(RowAspect aspect) { return "every row: " + std::string(words_of(aspect).name); }

std::string typed_of_status(const std::string& word) { return "status: " + word; }

std::string_view words_for(RowAspect aspect, bool yes) { return yes ? words_of(aspect).yes : words_of(aspect).no; }

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
