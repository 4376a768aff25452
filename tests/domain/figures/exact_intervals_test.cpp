// The exact interval of few answers, beside the usual one and where that is told alone.
#include <muster/domain/figures/exact_intervals.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;

TEST_CASE("few answers have the exact interval of Clopper and Pearson, and no others") {
  QuestionFigures question;
  question.kind = forms::QuestionKind::pick_one;
  question.asked = 10;
  question.answered = 10;
  OptionFigures yes;
  yes.code = "yes";
  yes.figure.people = 8;
  yes.figure.interval = stats::wilson(8, 10);
  question.options = {yes};
  const auto exact = exact_interval_of(question, yes);
  REQUIRE(exact);
  // R: binom.test(8, 10)$conf.int
  CHECK(exact->low == Approx(0.4439045376923585).epsilon(1e-9));
  CHECK(exact->high == Approx(0.9747892736731665).epsilon(1e-9));
  CHECK(tells_exact_intervals(question));
  auto hidden = yes;
  hidden.figure.suppressed = true;
  CHECK_FALSE(exact_interval_of(question, hidden));
  hidden = yes;
  hidden.figure.interval.reset();
  CHECK_FALSE(exact_interval_of(question, hidden));
  question.answered = few_for_exact + 1;
  CHECK_FALSE(exact_interval_of(question, yes));
  question.answered = 10;
  question.suppressed = true;
  CHECK_FALSE(exact_interval_of(question, yes));
  question.suppressed = false;
  question.as_scale = true;
  CHECK_FALSE(exact_interval_of(question, yes));
}
