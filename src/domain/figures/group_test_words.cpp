// What a test found, in sentences and as JSON. A p value never stands without what it is of.
#include <muster/domain/figures/group_tests.hpp>

#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace muster::figures {
namespace {

std::string two_decimals(double value) {
  std::array<char, 32> text{};
  (void)std::snprintf(text.data(), text.size(), "%.2f", std::abs(value) < 0.005 ? 0.0 : value);
  const std::string out = text.data();
  return out.front() == '-' ? "−" + out.substr(1) : out;
}

std::string size_in_words(const GroupTest& test) {
  switch (*test.kind) {
    case TestKind::fisher:
    case TestKind::chi_square:
    case TestKind::rough_chi_square:
      return "Cramér’s V is " + two_decimals(*test.size) + ", where 0 is no difference and 1 the largest.";
    case TestKind::mann_whitney:
      return "Of 100 pairs, one of each group, " + std::to_string(std::lround(*test.size * 100)) +
             " have the one of “" + test.groups.front() + "” nearer to “" +
             (test.last_is_good ? test.answers.back() : test.answers.front()) + "”; ties count half.";
    case TestKind::kruskal_wallis:
      return {};
    case TestKind::rank_correlation:
      return "Kendall’s tau-b is " + two_decimals(*test.size) + " and Spearman’s rho " + two_decimals(*test.rho) +
             ", from −1 over 0 to 1.";
    case TestKind::mcnemar:
      return counted(test.people[1][0], "person", "people") + " came to this answer, and " +
             counted(test.people[0][1], "person", "people") + " left it.";
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

}  // namespace

std::string name_of(TestKind kind) {
  switch (kind) {
    case TestKind::fisher:
      return "Fisher’s exact test";
    case TestKind::chi_square:
      return "Chi-square test";
    case TestKind::rough_chi_square:
      return "Chi-square test, roughly, for Fisher’s would take too long";
    case TestKind::mann_whitney:
      return "Mann-Whitney test";
    case TestKind::kruskal_wallis:
      return "Kruskal-Wallis test";
    case TestKind::rank_correlation:
      return "Rank correlation";
    case TestKind::mcnemar:
      return "McNemar’s exact test";
  }
  return {};
}

std::string p_in_words(double p) {
  if (p < 0.001) return "below 0.001";
  std::array<char, 32> text{};
  // Two digits, but never "1.0" for what is below it, nor "0.05" for what is above it.
  (void)std::snprintf(text.data(), text.size(), "%.3f", p);
  return text.data();
}

std::string finding_of(const GroupTest& test, const GroupTests& all) {
  if (!test.kind) return test.why_not;
  auto out = std::string(test.more_than_chance() ? "More than chance" : "May be chance") + ". " + name_of(*test.kind) +
             ": p " + p_in_words(test.p);
  if (all.made > 1) out += ", and " + p_in_words(test.corrected_p) + " corrected for " + in_words(all.made) + " tests";
  const auto size = size_in_words(test);
  return out + "." + (size.empty() ? "" : " " + size);
}

std::string finding_of(const GroupTests& all) {
  if (!all.why_none.empty()) return all.why_none;
  if (all.made == 0) return "No test could be made.";
  std::int64_t more = 0;
  for (const auto& test : all.tests) more += test.more_than_chance() ? 1 : 0;
  if (all.made == 1)
    return more == 1 ? "One test, and the difference is more than chance."
                     : "One test, and the difference may be chance.";
  const auto made = capitalised(in_words(all.made)) + " tests, corrected for how many they are: ";
  if (more == 0) return made + "every difference may be chance.";
  return made + in_words(more) + (more == 1 ? " difference is" : " differences are") + " more than chance.";
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
