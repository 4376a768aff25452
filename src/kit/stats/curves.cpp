// Boost.Math behind plain functions.
#include "curves.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <stdexcept>

namespace muster::stats {
namespace {

double upper_point(double confidence) {
  if (!(confidence > 0 && confidence < 1)) throw std::invalid_argument("a confidence lies between 0 and 1");
  return (1 + confidence) / 2;
}

boost::math::binomial coin(std::int64_t throws) { return {static_cast<double>(throws), 0.5}; }

}  // namespace

double normal_reach(double confidence) { return boost::math::quantile(boost::math::normal(), upper_point(confidence)); }

double normal_two_sided(double z) {
  return 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

double student_reach(double confidence, double freedom) {
  return boost::math::quantile(boost::math::students_t(freedom), upper_point(confidence));
}

double student_two_sided(double t, double freedom) {
  if (std::isinf(t)) return 0;
  return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), std::abs(t)));
}

double chi_square_above(double statistic, double freedom) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(freedom), statistic));
}

double beta_quantile(double probability, double a, double b) {
  return boost::math::quantile(boost::math::beta_distribution<>(a, b), probability);
}

double fair_at_most(std::int64_t heads, std::int64_t throws) {
  if (heads < 0) return 0;
  if (heads >= throws) return 1;
  return boost::math::cdf(coin(throws), static_cast<double>(heads));
}

double fair_exactly(std::int64_t heads, std::int64_t throws) {
  if (heads < 0 || heads > throws) return 0;
  return boost::math::pdf(coin(throws), static_cast<double>(heads));
}

double log_gamma(double x) { return boost::math::lgamma(x); }

}  // namespace muster::stats
