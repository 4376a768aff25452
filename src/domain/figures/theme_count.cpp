// Each person counts once a theme, whatever they wrote it in.
#include "theme_count.hpp"

#include "printed_texts.hpp"

#include <muster/domain/figures/theme_base.hpp>
#include <muster/domain/figures/told_parts.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace muster::figures {
namespace {

/// Each wording looked at once however many wrote it; by its number in the column.
struct ReadTexts {
  std::vector<const themes::ThemedText*> said;
  /// Those chosen by a reader, as they are quoted: no place is named before somebody has looked.
  std::map<std::uint32_t, std::string> quotations;
};

ReadTexts read_texts(const std::vector<feedback::TextKey>& keys, const themes::ThemedQuestion& themed,
                     const Texts& texts, const PrintedTexts& printed) {
  static const themes::ThemedText none;
  std::set<feedback::TextKey> quoted;
  for (const auto& key : themed.quoted) quoted.insert(feedback::text_key(key));
  ReadTexts out;
  out.said.reserve(keys.size());
  for (std::uint32_t id = 0; id < keys.size(); ++id) {
    const auto* found = themed.texts.find(keys[id]);
    out.said.push_back(found == nullptr ? &none : found);
    if (!printed.prints(id) || !quoted.contains(keys[id])) continue;
    std::string quotation(printed.wordings->at(printed.places[id]));
    out.quotations.emplace(id, printed.looked_at[id] ? std::move(quotation) : texts.places.masked(quotation));
  }
  return out;
}

/// Never in the order of arrival.
TextList by_alphabet(const PrintedTexts& printed, std::vector<std::uint32_t> places) {
  std::sort(places.begin(), places.end());
  return {printed.wordings, std::move(places)};
}

std::string hundredths(double value) {
  const auto number = std::llround(value * 100);
  const auto size = std::llabs(number);
  return std::string(number < 0 ? "−" : "") + std::to_string(size / 100) + "." + (size % 100 < 10 ? "0" : "") +
         std::to_string(size % 100);
}

}  // namespace

std::optional<QuestionThemes> count_themes(const forms::Question& question, const AnswerColumns& all,
                                           const themes::ThemedRound& themed, const Texts& texts,
                                           const PrintedTexts& printed) {
  const auto found = themed.questions.find(question.code);
  if (found == themed.questions.end()) return std::nullopt;
  const auto& of = found->second;
  QuestionThemes out;
  out.readers = of.readers;
  out.words_changed = of.words_changed;
  out.consent_asked = all.form().quote_with_consent;
  const auto may_be_quoted = quotable(all);
  const auto& written = all.texts_of(question);
  const auto read = read_texts(*all.text_keys(question.code), of, texts, printed);
  std::map<std::int64_t, std::int64_t> people;
  std::map<std::int64_t, std::set<std::string>> quotations;
  std::map<std::int64_t, std::vector<std::uint32_t>> printable;
  std::vector<std::uint32_t> without;
  std::vector<std::uint32_t> unread;
  written.answered().each([&](std::size_t row) {
    ++out.wrote;
    const bool may_quote = may_be_quoted.holds(row);
    if (may_quote) ++out.agreed;
    std::set<std::int64_t> said;
    themes::ThemedText person;
    person.says_nothing = person.read = person.searched = true;
    written.each_id(row, [&](std::uint32_t id) {
      const auto& text = *read.said[id];
      person.read = person.read && text.read;
      person.by_rule = person.by_rule || text.by_rule;
      person.searched = person.searched && (text.read || text.searched);
      person.says_nothing = person.says_nothing && text.says_nothing;
      person.differs = person.differs || text.differs;
      said.insert(text.themes.begin(), text.themes.end());
      if (!may_quote || !printed.prints(id)) return;
      const auto place = printed.places[id];
      // What nobody has read is not without a theme, unless the words of all themes were looked for in it.
      if (text.themes.empty()) (text.read ? without : unread).push_back(place);
      const auto quotation = read.quotations.find(id);
      for (const auto number : text.themes) {
        printable[number].push_back(place);
        if (quotation != read.quotations.end()) quotations[number].insert(quotation->second);
      }
    });
    if (person.read)
      ++out.read;
    else if (person.by_rule || person.searched)
      ++out.by_rule;
    else
      return;  // some of it is not read: the person counts once all of it is
    if (person.says_nothing) ++out.nothing;
    if (person.differs) ++out.differing;
    if (said.size() > 1) ++out.several;
    out.marks += static_cast<std::int64_t>(said.size());
    for (const auto number : said) ++people[number];
  });
  if (out.by_rule > 0) without.insert(without.end(), unread.begin(), unread.end());
  std::set<std::string> used;  // one answer is not quoted twice where there is another
  for (const auto& [number, count] : people) {
    const auto* theme = themed.book.theme(number);
    if (theme == nullptr) continue;
    out.themes.push_back(
        {number, theme->code, theme->name, std::string(themes::tone_name(theme->tone)), count, std::string()});
  }
  std::stable_sort(out.themes.begin(), out.themes.end(),
                   [](const ThemePeople& left, const ThemePeople& right) { return left.people > right.people; });
  for (auto& theme : out.themes) {
    const auto& all = quotations[theme.number];
    theme.quotations.assign(all.begin(), all.end());
    const auto fresh = std::find_if(theme.quotations.begin(), theme.quotations.end(),
                                    [&](const auto& each) { return !used.contains(each); });
    if (fresh == theme.quotations.end()) continue;
    theme.quotation = *fresh;
    used.insert(*fresh);
    std::rotate(theme.quotations.begin(), fresh, fresh + 1);
  }
  for (auto& theme : out.themes) theme.texts = by_alphabet(printed, std::move(printable[theme.number]));
  out.without_theme = by_alphabet(printed, std::move(without));
  for (const auto* theme : themed.book.standing()) {
    if (people.contains(theme->number) || !themes::belongs_to(*theme, question.code, themed.event)) continue;
    out.unnamed.push_back(
        {theme->number, theme->code, theme->name, std::string(themes::tone_name(theme->tone)), 0, std::string()});
  }
  if (of.agreement) {
    out.both = of.agreement->both;
    out.same = of.agreement->same;
    for (const auto& each : of.agreement->themes) {
      out.least = std::min(out.least.value_or(each.kappa.value), each.kappa.value);
      out.most = std::max(out.most.value_or(each.kappa.value), each.kappa.value);
    }
  }
  if (of.team) {
    out.team = of.team->people;
    for (const auto& each : of.team->themes) {
      out.least_alpha = std::min(out.least_alpha.value_or(each.alpha), each.alpha);
      out.most_alpha = std::max(out.most_alpha.value_or(each.alpha), each.alpha);
    }
  }
  return out;
}

std::string themes_finding(const QuestionThemes& themes) {
  if (themes.themes.empty()) return tell("No theme was given yet.");
  const auto most = themes.themes.front().people;
  std::vector<std::string> first;
  std::vector<std::string> next;
  for (const auto& theme : themes.themes) {
    if (theme.people == most)
      first.push_back(told_quoted(theme.name));
    else if (next.empty() || theme.people == themes.themes[first.size()].people)
      next.push_back(told_quoted(theme.name));
  }
  constexpr std::size_t most_named = 3;
  if (first.size() > most_named)
    return tell_count("{count} theme was named most, by {people} each.",
                      "{count} themes were named most, by {people} each.", static_cast<std::int64_t>(first.size()),
                      {{"people", tell_count("{count} person", "{count} people", most)}});
  const auto people = tell_count("{people} of {count} person", "{people} of {count} people", themes_base(themes),
                                 {{"people", told_number(most)}});
  const auto names = told_list(first);
  if (next.empty() || next.size() > most_named)
    return first.size() == 1
               ? tell("{theme} was named most, by {people}.", {{"theme", names}, {"people", people}})
               : tell("{themes} were named most, by {people} each.", {{"themes", names}, {"people", people}});
  const auto then = told_list(next);
  return first.size() == 1 ? tell("{theme} was named most, by {people}, then {others}.",
                                  {{"theme", names}, {"people", people}, {"others", then}})
                           : tell("{themes} were named most, by {people} each, then {others}.",
                                  {{"themes", names}, {"people", people}, {"others", then}});
}

namespace {

/// Where some answers are not read yet: how far the figures reach.
std::string read_so_far(const QuestionThemes& themes) {
  auto out = themes.read == 0 ? tell_count("Nobody has read the one answer yet.",
                                           "Nobody has read any of the {count} answers yet.", themes.wrote)
                              : tell_count("Of {all} answers {count} is read by people.",
                                           "Of {all} answers {count} are read by people.", themes.read,
                                           {{"all", told_number(themes.wrote)}});
  if (themes.by_rule > 0 && themes.read == 0)
    out += " " + tell_count("The words of the themes were looked for in {count} of them.",
                            "The words of the themes were looked for in {count} of them.", themes.by_rule);
  else if (themes.by_rule > 0)
    out += " " + tell_count("The words of the themes were looked for in {count} more.",
                            "The words of the themes were looked for in {count} more.", themes.by_rule);
  const auto left = not_yet_read(themes);
  if (left <= 0 || left == themes.wrote) return out;
  const auto people = tell_count("{count} person", "{count} people", themes_base(themes));
  if (themes.by_rule > 0)
    return out + " " +
           tell_count(
               "The other one is neither read nor searched for those words, and in no figure of the themes, which are "
               "so far of {people}.",
               "The other {count} are neither read nor searched for those words, and in no figure of the themes, which "
               "are so far of {people}.",
               left, {{"people", people}});
  return out + " " +
         tell_count("The other one is not yet read and in no figure of the themes, which are so far of {people}.",
                    "The other {count} are not yet read and in no figure of the themes, which are so far of {people}.",
                    left, {{"people", people}});
}

}  // namespace

std::vector<std::string> themes_remarks(const QuestionThemes& themes) {
  std::vector<std::string> out;
  constexpr std::int64_t most_marks = 20;  // as draw::marks: of more people a row is a bar
  std::string first;
  if (themes.themes.empty() || themes.themes.front().people <= most_marks) first = tell("Each mark is one person.");
  if (themes.several > 0)
    first +=
        " " + tell_count("{people} person named two things or more, so the marks add up to {marks}.",
                         "{people} people named two things or more, so the marks add up to {marks}.", themes.several,
                         {{"people", capitalised(told_small(themes.several))}, {"marks", told_number(themes.marks)}});
  if (themes.nothing > 0)
    first += " " + tell_count("{answers} answer says that there is nothing to say.",
                              "{answers} answers say that there is nothing to say.", themes.nothing,
                              {{"answers", capitalised(told_small(themes.nothing))}});
  if (!first.empty()) out.push_back(trimmed(first));
  if (themes.read < themes.wrote) out.push_back(read_so_far(themes));
  if (themes.words_changed && themes.by_rule > 0)
    out.push_back(tell("The words of the themes have changed since they were looked for in the answers."));
  if (themes.consent_asked)
    out.push_back(
        tell("Quoted are only people who agreed to it, {agreed} of the {all}; […] stands for words that point "
             "to somebody.",
             {{"agreed", told_number(themes.agreed)}, {"all", told_number(themes.wrote)}}));
  if (themes.differing > 0)
    out.push_back(tell_count("Of {count} answer on which two readers differ, only the themes that both gave count.",
                             "Of {count} answers on which two readers differ, only the themes that both gave count.",
                             themes.differing));
  if (auto agreement = agreement_words(themes); !agreement.empty()) out.push_back(std::move(agreement));
  return out;
}

namespace {

std::string reach(double least, double most) {
  const auto low = told_decimal(hundredths(least));
  return least == most ? low : tell("{low} to {high}", {{"low", low}, {"high", told_decimal(hundredths(most))}});
}

std::string of_two(const QuestionThemes& themes) {
  if (themes.both == 0) return {};
  const auto same = told_number(themes.same);
  const auto all = told_number(themes.both);
  if (!themes.least)
    return tell("The two readers gave {same} of the {all} answers the same themes before they compared.",
                {{"same", same}, {"all", all}});
  return tell(
      "The two readers gave {same} of the {all} answers the same themes before they compared (kappa by theme "
      "{kappa}).",
      {{"same", same}, {"all", all}, {"kappa", reach(*themes.least, *themes.most)}});
}

std::string of_team(const QuestionThemes& themes) {
  if (themes.team == 0 || !themes.least_alpha) return {};
  return tell_count("{count} person read the answers, two each of them (Krippendorff’s alpha by theme {alpha}).",
                    "{count} people read the answers, two each of them (Krippendorff’s alpha by theme {alpha}).",
                    themes.team, {{"alpha", reach(*themes.least_alpha, *themes.most_alpha)}});
}

}  // namespace

std::string agreement_words(const QuestionThemes& themes) {
  auto two = of_two(themes);
  const auto team = of_team(themes);
  if (two.empty() || team.empty()) return two + team;
  return two + " " + team;
}

}  // namespace muster::figures
