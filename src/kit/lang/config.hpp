#pragma once
// What every grammar of Muster shares, so that rules of two files can never disagree on their iterator.

#include <string>
#include <string_view>

#include <boost/spirit/home/x3.hpp>

namespace boost::spirit::x3 {

/// A parser with an action is expected by the name of the parser, not by the name of its C++ type.
template <typename Subject, typename Action>
struct get_info<action<Subject, Action>> {
  using result_type = std::string;
  std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};

/// A sequence is expected by the name of what it begins with, for the same reason.
template <typename Left, typename Right>
struct get_info<sequence<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};

template <typename Left, typename Right>
struct get_info<alternative<Left, Right>> {
  using result_type = std::string;
  std::string operator()(const alternative<Left, Right>& parser) const {
    return what(parser.left) + " or " + what(parser.right);
  }
};

}  // namespace boost::spirit::x3

namespace muster::lang {

namespace x3 = boost::spirit::x3;

using Iterator = const char*;
using Range = boost::iterator_range<Iterator>;
using ExpectationFailure = x3::expectation_failure<Iterator>;

inline std::string_view view(const Range& range) { return {range.begin(), range.size()}; }

}  // namespace muster::lang
