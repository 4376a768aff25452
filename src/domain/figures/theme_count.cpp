// Each person counts once a theme, whatever they wrote it in.
#include "theme_count.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace muster::figures {
namespace {

bool agreed(const forms::Form& form, const forms::Answers& answers) {
  if (!form.quote_with_consent) return true;
  const auto consent = answers.find(std::string(forms::consent_code));
  return consent != answers.end() && !consent->second.codes.empty();
}

/// As it may be printed; empty where it may not.
std::string printed(const std::string& key, const std::string& text, const Texts& texts) {
  const auto look = texts.looks.find(key);
  if (look == texts.looks.end()) return texts.marks.of(text).empty() ? text : std::string();
  switch (look->second.kind) {
    case feedback::TextLook::Kind::print:
      return text;
    case feedback::TextLook::Kind::hide:
      return {};
    case feedback::TextLook::Kind::black_out:
      return look->second.printed;
  }
  return {};
}

std::string hundredths(double value) {
  const auto number = std::llround(value * 100);
  const auto size = std::llabs(number);
  return std::string(number < 0 ? "−" : "") + std::to_string(size / 100) + "." + (size % 100 < 10 ? "0" : "") +
         std::to_string(size % 100);
}

}  // namespace

std::optional<QuestionThemes> count_themes(const forms::Question& question, const forms::Form& form,
                                           const themes::ThemedRound& themed, const Group& group, const Texts& texts) {
  const auto found = themed.questions.find(question.code);
  if (found == themed.questions.end()) return std::nullopt;
  const auto& of = found->second;
  QuestionThemes out;
  out.readers = of.readers;
  out.consent_asked = form.quote_with_consent;
  std::map<std::int64_t, std::int64_t> people;
  std::map<std::int64_t, std::set<std::string>> quotations;
  for (const auto* answers : group.in) {
    const auto answer = answers->find(question.code);
    if (answer == answers->end() || answer->second.texts.empty()) continue;
    ++out.wrote;
    const bool may_quote = agreed(form, *answers);
    if (may_quote) ++out.agreed;
    std::set<std::int64_t> said;
    bool read = true;
    bool by_rule = false;
    bool nothing = true;
    bool differs = false;
    for (const auto& text : answer->second.texts) {
      const auto key = feedback::key_of(question.code, text);
      const auto here = of.texts.find(key);
      const themes::ThemedText none;
      const auto& what = here == of.texts.end() ? none : here->second;
      read = read && what.read;
      by_rule = by_rule || what.by_rule;
      nothing = nothing && what.says_nothing;
      differs = differs || what.differs;
      said.insert(what.themes.begin(), what.themes.end());
      if (!may_quote || !of.quoted.contains(key)) continue;
      if (const auto words = printed(key, text, texts); !words.empty()) {
        for (const auto number : what.themes) quotations[number].insert(words);
      }
    }
    if (read) ++out.read;
    if (by_rule) ++out.by_rule;
    if (nothing) ++out.nothing;
    if (differs) ++out.differing;
    if (said.size() > 1) ++out.several;
    out.marks += static_cast<std::int64_t>(said.size());
    for (const auto number : said) ++people[number];
  }
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
    const auto fresh = std::find_if(all.begin(), all.end(), [&](const auto& each) { return !used.contains(each); });
    if (fresh == all.end()) continue;
    theme.quotation = *fresh;
    used.insert(*fresh);
  }
  if (of.agreement) {
    out.both = of.agreement->both;
    out.same = of.agreement->same;
    for (const auto& each : of.agreement->themes) {
      out.least = std::min(out.least.value_or(each.kappa.value), each.kappa.value);
      out.most = std::max(out.most.value_or(each.kappa.value), each.kappa.value);
    }
  }
  return out;
}

std::string themes_finding(const QuestionThemes& themes) {
  if (themes.themes.empty()) return "No theme was given yet.";
  const auto most = themes.themes.front().people;
  std::vector<std::string> first;
  std::vector<std::string> next;
  for (const auto& theme : themes.themes) {
    if (theme.people == most)
      first.push_back("‘" + theme.name + "’");
    else if (next.empty() || theme.people == themes.themes[first.size()].people)
      next.push_back("‘" + theme.name + "’");
  }
  constexpr std::size_t most_named = 3;
  if (first.size() > most_named)
    return counted(static_cast<std::int64_t>(first.size()), "theme was", "themes were") + " named most, by " +
           counted(most, "person", "people") + " each.";
  auto out = listed(first) + (first.size() == 1 ? " was" : " were") + " named most, by " + grouped(most) + " of " +
             counted(themes.wrote, "person", "people") + (first.size() == 1 ? "" : " each");
  if (!next.empty() && next.size() <= most_named) out += ", then " + listed(next);
  return out + ".";
}

std::vector<std::string> themes_remarks(const QuestionThemes& themes) {
  std::vector<std::string> out;
  std::string first = "Each mark is one person.";
  if (themes.several > 0)
    first += " " + capitalised(in_words(themes.several)) + (themes.several == 1 ? " person" : " people") +
             " named two things or more, so the marks add up to " + grouped(themes.marks) + ".";
  if (themes.nothing > 0)
    first += " " + capitalised(in_words(themes.nothing)) + (themes.nothing == 1 ? " answer says" : " answers say") +
             " that there is nothing to say.";
  out.push_back(first);
  if (themes.read < themes.wrote) {
    std::string so_far = "Of " + grouped(themes.wrote) + " answers " + grouped(themes.read) + " are read by people";
    if (themes.by_rule > 0)
      so_far += ", and " + grouped(themes.by_rule) + " more are given themes by their words alone";
    out.push_back(so_far + ".");
  }
  if (themes.consent_asked)
    out.push_back("Quoted are only people who agreed to it, " + grouped(themes.agreed) + " of the " +
                  grouped(themes.wrote) + "; […] stands for words that point to somebody.");
  if (themes.differing > 0)
    out.push_back("Of " + counted(themes.differing, "answer", "answers") +
                  " on which two readers differ, only the themes that both gave count.");
  if (themes.both > 0) {
    std::string agreement = "The two readers gave " + grouped(themes.same) + " of the " + grouped(themes.both) +
                            " answers the same themes before they compared";
    if (themes.least)
      agreement += " (kappa by theme " + hundredths(*themes.least) +
                   (*themes.least == *themes.most ? "" : " to " + hundredths(*themes.most)) + ")";
    out.push_back(agreement + ".");
  }
  return out;
}

}  // namespace muster::figures
