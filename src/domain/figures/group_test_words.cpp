// What a test found, in sentences and as JSON. A p value never stands without what it is of.
#include "group_test_words.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace muster::figures {
namespace {

std::string two_decimals(double value) {
  std::array<char, 32> text{};
  (void)std::snprintf(text.data(), text.size(), "%.2f", std::abs(value) < 0.005 ? 0.0 : value);
  const std::string out = text.data();
  return out.front() == '-' ? "−" + told_decimal(out.substr(1)) : told_decimal(out);
}

std::string size_in_words(const GroupTest& test) {
  switch (*test.kind) {
    case TestKind::fisher:
    case TestKind::chi_square:
    case TestKind::rough_chi_square:
      return tell("Cramér’s V is {value}, where 0 is no difference and 1 the largest.",
                  {{"value", two_decimals(*test.size)}});
    case TestKind::mann_whitney:
      return tell(
          "Of 100 pairs, one of each group, {number} have the one of “{group}” nearer to “{answer}”; ties count half.",
          {{"number", told_number(std::lround(*test.size * 100))},
           {"group", test.groups.front()},
           {"answer", test.last_is_good ? test.answers.back() : test.answers.front()}});
    case TestKind::kruskal_wallis:
      return {};
    case TestKind::rank_correlation:
      return tell("Kendall’s tau-b is {tau} and Spearman’s rho {rho}, from −1 over 0 to 1.",
                  {{"tau", two_decimals(*test.size)}, {"rho", two_decimals(*test.rho)}});
    case TestKind::mcnemar:
      return tell("{came} came to this answer, and {left} left it.",
                  {{"came", tell_count("{count} person", "{count} people", test.people[1][0])},
                   {"left", tell_count("{count} person", "{count} people", test.people[0][1])}});
  }
  return {};
}

std::string_view code_of(TestKind kind) {
  switch (kind) {
    case TestKind::fisher:
      return "fisher";
    case TestKind::chi_square:
      return "chi_square";
    case TestKind::rough_chi_square:
      return "chi_square_roughly";
    case TestKind::mann_whitney:
      return "mann_whitney";
    case TestKind::kruskal_wallis:
      return "kruskal_wallis";
    case TestKind::rank_correlation:
      return "rank_correlation";
    case TestKind::mcnemar:
      return "mcnemar";
  }
  return {};
}

std::string_view code_of(GroupTests::Between between) {
  switch (between) {
    case GroupTests::Between::groups:
      return "groups";
    case GroupTests::Between::rounds:
      return "rounds";
    case GroupTests::Between::same_people:
      return "same_people";
  }
  return {};
}

/// Where a question was asked for, what is said of differences is of its tests alone.
std::string finding_of_some(std::int64_t made, std::int64_t shown, std::int64_t more) {
  if (shown == 0)
    return tell_count("{tests} test was made, of what is not shown here.",
                      "{tests} tests were made, all of what is not shown here.", made,
                      {{"tests", capitalised(told_small(made))}});
  const auto tests = capitalised(told_small(made));
  if (shown == 1 && more == 1)
    return tell_count(
        "{tests} test was made and corrected for how many they are; one is shown here, and its difference is more "
        "than chance.",
        "{tests} tests were made and corrected for how many they are; one is shown here, and its difference is more "
        "than chance.",
        made, {{"tests", tests}});
  if (shown == 1)
    return tell_count(
        "{tests} test was made and corrected for how many they are; one is shown here, and its difference may be "
        "chance.",
        "{tests} tests were made and corrected for how many they are; one is shown here, and its difference may be "
        "chance.",
        made, {{"tests", tests}});
  const MessageParts parts{{"tests", tests}};
  const auto first = tell_count("{tests} test was made and corrected for how many they are.",
                                "{tests} tests were made and corrected for how many they are.", made, parts);
  const auto stand = told_small(shown);
  const auto above = told_small(more);
  const auto then = more == 0
                        ? tell_count("{shown} is shown here, and its difference may be chance.",
                                     "{shown} are shown here, and each of their differences may be chance.", shown,
                                     {{"shown", capitalised(stand)}})
                        : tell_count("{shown} are shown here, and {more} of their differences is more than chance.",
                                     "{shown} are shown here, and {more} of their differences are more than chance.",
                                     more, {{"shown", capitalised(stand)}, {"more", above}});
  return first + " " + then;
}

}  // namespace

std::string name_of(TestKind kind) {
  switch (kind) {
    case TestKind::fisher:
      return tell("Fisher’s exact test");
    case TestKind::chi_square:
      return tell("Chi-square test");
    case TestKind::rough_chi_square:
      return tell("Chi-square test, roughly, for Fisher’s would take too long");
    case TestKind::mann_whitney:
      return tell("Mann-Whitney test");
    case TestKind::kruskal_wallis:
      return tell("Kruskal-Wallis test");
    case TestKind::rank_correlation:
      return tell("Rank correlation");
    case TestKind::mcnemar:
      return tell("McNemar’s exact test");
  }
  return {};
}

std::string p_in_words(double p) {
  if (p < 0.001) return tell("below {value}", {{"value", told_decimal("0.001")}});
  std::array<char, 32> text{};
  // Two digits, but never "1.0" for what is below it, nor "0.05" for what is above it.
  (void)std::snprintf(text.data(), text.size(), "%.3f", p);
  return told_decimal(text.data());
}

std::string finding_without_verdict(const GroupTest& test, const GroupTests& all) {
  if (!test.kind) return test.why_not;
  const auto name = name_of(*test.kind);
  const auto p = p_in_words(test.p);
  const auto made = all.made > 1 ? tell_count("{test}: p {p}, and {corrected} corrected for {tests} test.",
                                              "{test}: p {p}, and {corrected} corrected for {tests} tests.", all.made,
                                              {{"test", name},
                                               {"p", p},
                                               {"corrected", p_in_words(test.corrected_p)},
                                               {"tests", told_small(all.made)}})
                                 : tell("{test}: p {p}.", {{"test", name}, {"p", p}});
  const auto size = size_in_words(test);
  return made + (size.empty() ? "" : " " + size);
}

std::string finding_of(const GroupTest& test, const GroupTests& all) {
  if (!test.kind) return test.why_not;
  const auto verdict = test.more_than_chance() ? tell("More than chance.") : tell("May be chance.");
  return verdict + " " + finding_without_verdict(test, all);
}

std::string finding_of(const GroupTests& all) {
  if (!all.why_none.empty()) return all.why_none;
  if (all.made == 0)
    return tell(
        "No test could be made. Below is why, question by question; mostly it is that too few people stand in a "
        "group.");
  std::int64_t more = 0;
  std::int64_t shown = 0;
  for (const auto& test : all.tests) {
    more += test.more_than_chance() ? 1 : 0;
    shown += test.kind ? 1 : 0;
  }
  if (shown < all.made) return finding_of_some(all.made, shown, more);
  if (all.made == 1)
    return more == 1 ? tell("One test, and the difference is more than chance.")
                     : tell("One test, and the difference may be chance.");
  const auto made = capitalised(told_small(all.made));
  if (more == 0)
    return tell_count("{tests} test, corrected for how many they are: every difference may be chance.",
                      "{tests} tests, corrected for how many they are: every difference may be chance.", all.made,
                      {{"tests", made}});
  return tell_count("{tests} tests, corrected for how many they are: {number} difference is more than chance.",
                    "{tests} tests, corrected for how many they are: {number} differences are more than chance.", more,
                    {{"tests", made}, {"number", told_small(more)}});
}

FigureKinds kinds_of(const GroupTest& test) {
  FigureKinds kinds{FigureKind::people};
  if (!test.people.empty()) kinds.insert(FigureKind::share);
  if (!test.left_out.empty()) kinds.insert(FigureKind::not_shown);
  if (!test.kind) return kinds;
  kinds.insert(FigureKind::many_tests);
  switch (*test.kind) {
    case TestKind::fisher:
    case TestKind::chi_square:
    case TestKind::rough_chi_square:
      kinds.insert(FigureKind::association);
      break;
    case TestKind::mann_whitney:
    case TestKind::kruskal_wallis:
      kinds.insert(FigureKind::groups_in_order);
      break;
    case TestKind::rank_correlation:
      kinds.insert(FigureKind::rank_correlation);
      break;
    case TestKind::mcnemar:
      kinds.insert(FigureKind::same_people);
      break;
  }
  return kinds;
}

std::string to_json(const GroupTests& all) {
  const auto rounded = [](double value) { return std::round(value * 1e6) / 1e6; };
  const auto people = [](const std::vector<std::int64_t>& row) {
    return json_array(row, [](std::int64_t count) { return Json(count); });
  };
  const auto one = [&](const GroupTest& test) {
    return json_object({{"code", test.question},
                        {"label", test.label},
                        {"option", if_any(test.option)},
                        {"answer", if_any(test.answer)},
                        {"groups", test.groups},
                        {"answers", test.answers},
                        {"people", json_array(test.people, people)},
                        {"left_out", test.left_out},
                        {"test", test.kind ? Json(std::string(code_of(*test.kind))) : Json()},
                        {"p", test.kind ? Json(rounded(test.p)) : Json()},
                        {"corrected_p", test.kind ? Json(rounded(test.corrected_p)) : Json()},
                        {"size", test.kind && test.size ? Json(rounded(*test.size)) : Json()},
                        {"rho", test.rho ? Json(rounded(*test.rho)) : Json()},
                        {"more_than_chance", test.more_than_chance()},
                        {"finding", finding_of(test, all)}});
  };
  return json_text(json_object({{"between", std::string(code_of(all.between))},
                                {"by", all.by},
                                {"by_label", all.by_label},
                                {"made", all.made},
                                {"finding", finding_of(all)},
                                {"tests", json_array(all.tests, one)}}),
                   2) +
         "\n";
}

}  // namespace muster::figures
