// Cuts a name into what it is and what stands around it.
#include <muster/domain/people/person_name.hpp>

#include "name_words.hpp"

#include <muster/kit/base/name_keys.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::people {
namespace {

bool has_letters(const NameWord& word) { return !word.folded.empty(); }

bool in_capitals(const std::vector<NameWord>& words) {
  return std::none_of(words.begin(), words.end(), [](const NameWord& word) {
    return std::any_of(word.typed.begin(), word.typed.end(),
                       [](char letter) { return letter >= 'a' && letter <= 'z'; });
  });
}

/// Where the name ends and letters, pronouns and remarks begin: at least one word stays.
std::size_t end_of_name(const std::vector<NameWord>& words, bool all_capitals) {
  auto end = words.size();
  while (end > 1) {
    const auto& last = words[end - 1];
    if (!last.bracketed && !is_known_remark(last) && !stands_after_name(last, all_capitals)) break;
    --end;
  }
  // A name that begins in brackets, or nothing but remarks.
  return end == 1 && !words.empty() && words.front().bracketed ? words.size() : end;
}

/// Where the surname begins, in a name of more than one word that ends at `end`.
std::size_t begin_of_surname(const std::vector<NameWord>& words, std::size_t end) {
  auto begin = end - 1;
  while (begin > 1) {
    const auto& before = words[begin - 1];
    if (before.folded == "y" && begin > 2) {
      begin -= 2;  // Ortega y Gasset
    } else if (is_particle(before) || (before.folded == "an" && takes_article(words[begin - 2]))) {
      --begin;
    } else {
      break;
    }
  }
  return begin;
}

std::string typed_between(const std::vector<NameWord>& words, std::size_t from, std::size_t to) {
  std::string out;
  for (auto at = from; at < to; ++at) {
    if (is_known_remark(words[at])) continue;
    out += (out.empty() ? "" : " ") + words[at].typed;
  }
  return out;
}

/// "Wren, PhD", "Wren (he/him)".
bool only_around_names(const std::vector<NameWord>& words, std::size_t from, std::size_t to, bool all_capitals) {
  for (auto at = from; at < to; ++at) {
    if (!words[at].bracketed && !is_known_remark(words[at]) && !stands_after_name(words[at], all_capitals))
      return false;
  }
  return true;
}

/// "Venner, Jo" and "Venner, Jo, PhD": the surname stands before the first comma that parts names.
bool split_at_comma(const std::vector<NameWord>& words, std::string& first, std::string& last) {
  std::vector<std::size_t> cuts;
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (words[at].after_comma) cuts.push_back(at);
  }
  const bool all_capitals = in_capitals(words);
  cuts.push_back(words.size());
  std::string letters;
  std::string given;
  for (std::size_t at = 0; at + 1 < cuts.size(); ++at) {
    const auto part = joined_words(words, cuts[at], cuts[at + 1]);
    const bool titles_alone = std::all_of(words.begin() + static_cast<std::ptrdiff_t>(cuts[at]),
                                          words.begin() + static_cast<std::ptrdiff_t>(cuts[at + 1]), is_title);
    if (only_around_names(words, cuts[at], cuts[at + 1], all_capitals)) {
      letters += ", " + part;
    } else if (titles_alone) {
      given = given.empty() ? part : part + " " + given;
    } else {
      given += (given.empty() ? "" : " ") + part;
    }
  }
  if (given.empty()) return false;
  first = given;
  last = joined_words(words, 0, cuts.front()) + letters;
  return true;
}

/// "Zoe Crome - Newham": what stands behind a dash is where somebody comes from, or the second part of their surname.
std::vector<NameWord> before_dash(const std::vector<NameWord>& words) {
  const auto is_dash = [](const NameWord& word) {
    return word.typed == "-" || word.typed == "–" || word.typed == "—" || word.typed == "|";
  };
  const auto dash = std::find_if(words.begin(), words.end(), is_dash);
  return dash - words.begin() < 2 || dash + 1 == words.end() ? words : std::vector<NameWord>(words.begin(), dash);
}

}  // namespace

void split_name(std::string_view full, std::string& first, std::string& last) {
  const auto words = name_words(full);
  first.clear();
  last = trimmed(full);
  if (words.size() < 2 || split_at_comma(words, first, last)) return;
  const auto end = end_of_name(before_dash(words), in_capitals(words));
  const auto begin = end < 2 ? 0 : begin_of_surname(words, end);
  first = joined_words(words, 0, begin);
  last = joined_words(words, begin, words.size());
}

NameParts name_parts(std::string_view first_name, std::string_view last_name) {
  const auto given = name_words(first_name);
  const auto family = name_words(last_name);
  NameParts parts;
  auto all = given;
  all.insert(all.end(), family.begin(), family.end());
  const bool all_capitals = in_capitals(all);
  const auto given_end = given.empty() ? 0 : end_of_name(given, all_capitals);
  const auto family_end = family.empty() ? 0 : end_of_name(family, all_capitals);
  // Titles go while two words of name are left.
  std::size_t names = 0;
  for (std::size_t at = 0; at < given_end; ++at) names += has_letters(given[at]) ? 1 : 0;
  for (std::size_t at = 0; at < family_end; ++at) names += has_letters(family[at]) ? 1 : 0;
  const auto strip = [&](const std::vector<NameWord>& words, std::size_t end) {
    std::size_t begin = 0;
    while (begin < end && names > 2 && is_title(words[begin])) {
      if (parts.sex.empty()) parts.sex = std::string(sex_of_title(words[begin]));
      ++begin;
      --names;
    }
    return begin;
  };
  const auto given_begin = strip(given, given_end);
  const auto family_begin = given_begin == given_end ? strip(family, family_end) : 0;
  parts.given = typed_between(given, given_begin, given_end);
  parts.family = typed_between(family, family_begin, family_end);
  const auto look_after = [&](const std::vector<NameWord>& words, std::size_t end, bool remarks) {
    for (auto at = end; at < words.size(); ++at) {
      if (const auto line = line_of(words[at]); !line.empty() && !words[at].bracketed) parts.line = std::string(line);
      if (remarks && words[at].bracketed && !is_known_remark(words[at])) parts.remark += words[at].folded;
    }
  };
  look_after(given, given_end, false);
  look_after(family, family_end, true);
  // "Alasdair (Hettie)": a name that somebody goes by.
  for (auto at = given_end; at < given.size(); ++at) {
    if (given[at].bracketed && !is_known_remark(given[at])) parts.given += " " + given[at].typed;
  }
  return parts;
}

std::string name_order(const std::string& first_name, const std::string& last_name) {
  if (first_name.empty() && last_name.empty()) return {};
  const auto parts = name_parts(first_name, last_name);
  return sort_key({parts.family, parts.given});
}

}  // namespace muster::people
