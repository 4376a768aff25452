// Finds the rows of one language for those of another by the names that they stand under.
#include "languages.hpp"
#include "limesurvey_rows.hpp"

#include <map>
#include <set>
#include <tuple>

namespace muster::conversions {
namespace {

/// Names each row in the same way whichever its language is.
class RowNames {
 public:
  using Name = std::tuple<std::string, std::string, std::string, std::string>;

  Name of(const LimeRow& row) {
    if (row.what == "G") {
      auto& number = groups_[row.language];
      return {row.what, row.type.empty() ? std::to_string(++number) : row.type, {}, {}};
    }
    if (row.what == "Q") question_ = row.name;
    const bool part = row.what == "SQ" || row.what == "A";
    return {row.what, part ? question_ : std::string(), part ? row.type : std::string(), row.name};
  }

 private:
  std::map<std::string, std::size_t> groups_;
  std::string question_;
};

constexpr const char* other_words = "other_replace_text";

void say(LimeRow& row, const LimeRow* other) {
  const auto text = [&](std::string LimeRow::* field) {
    row.*field = said_or(other == nullptr ? std::string() : other->*field, row.*field);
  };
  text(&LimeRow::text);
  text(&LimeRow::help);
  if (row.what == "G") text(&LimeRow::name);
  const auto own = row.settings.find(other_words);
  if (own == row.settings.end()) return;
  const auto there = other == nullptr ? row.settings.end() : other->settings.find(other_words);
  own->second =
      said_or(other == nullptr || there == other->settings.end() ? std::string() : there->second, own->second);
}

}  // namespace

LimeLanguages languages_of(const std::vector<LimeRow>& rows) {
  LimeLanguages out;
  std::string main;
  for (const auto& row : rows) {
    if (row.what == "S" && row.name == "language" && main.empty()) main = row.text;
  }
  std::set<std::string> names;
  std::set<std::string> tags;
  for (const auto& row : rows) {
    if (row.what == "S" || row.language.empty()) continue;
    if (main.empty()) main = row.language;
    if (row.language == main || !names.insert(row.language).second) continue;
    const auto tag = language_tag(row.language);
    if (tag.empty() || tag == language_tag(main))
      out.unknown.push_back(row.language);
    else if (tags.insert(tag).second)
      out.others.push_back(tag);
  }
  out.main = main;
  return out;
}

std::vector<LimeRow> in_own_language(const std::vector<LimeRow>& rows, const LimeLanguages& languages) {
  std::vector<LimeRow> out;
  for (const auto& row : rows) {
    if (row.what == "S" || row.language.empty() || row.language == languages.main) out.push_back(row);
  }
  return out;
}

std::vector<LimeRow> in_other_language(const std::vector<LimeRow>& rows, const LimeLanguages& languages,
                                       const std::string& tag) {
  std::map<RowNames::Name, const LimeRow*> others;
  RowNames names;
  std::map<std::string, bool> is_wanted;
  for (const auto& row : rows) {
    if (row.what == "S" || row.language.empty() || row.language == languages.main) continue;
    const auto [wanted, fresh] = is_wanted.try_emplace(row.language, false);
    if (fresh) wanted->second = language_tag(row.language) == tag;
    if (wanted->second) others.emplace(names.of(row), &row);
  }
  auto out = in_own_language(rows, languages);
  RowNames own;
  for (auto& row : out) {
    if (row.what == "S") continue;
    const auto found = others.find(own.of(row));
    say(row, found == others.end() ? nullptr : found->second);
  }
  return out;
}

}  // namespace muster::conversions
