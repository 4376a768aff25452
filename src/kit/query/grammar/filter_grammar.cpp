// The grammar of conditions. Its tree is the Filter of the door itself, built by actions as the rules succeed.

#include <muster/kit/query/filter.hpp>

#include <muster/kit/base/utf8.hpp>

#include "kit/lang/text.hpp"
#include "kit/lang/tokens.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace muster::query {
namespace {

using lang::keyword;
using lang::x3::_attr;
using lang::x3::_pass;
using lang::x3::_val;
namespace x3 = lang::x3;

constexpr std::size_t longest = 4096;
constexpr std::size_t deepest = 64;

struct start_tag;

auto offset_of(auto& context) { return static_cast<std::size_t>(_attr(context).begin() - x3::get<start_tag>(context)); }

// What each rule does with what it read.
const auto set_name = [](auto& context) {
  const auto word = lang::view(_attr(context));
  if (word == "and" || word == "or" || word == "not") _pass(context) = false;
  _val(context).name = std::string(word);
  _val(context).offset = offset_of(context);
};
const auto add_value = [](auto& context) {
  const auto token = lang::view(_attr(context));
  if (_val(context).values.empty()) _val(context).value_offset = offset_of(context);
  _val(context).values.push_back(token.front() == '"' ? lang::unquoted(token) : std::string(token));
};
template <Operator op>
const auto set_operator = [](auto& context) { _val(context).op = op; };
const auto negate = [](auto& context) {
  Filter inner = std::move(_val(context));
  _val(context) = Filter();
  _val(context).kind = Filter::Kind::none_of;
  _val(context).offset = inner.offset;
  _val(context).children.push_back(std::move(inner));
};
const auto become = [](auto& context) { _val(context) = std::move(_attr(context)); };
const auto add_child = [](auto& context) { _val(context).children.push_back(std::move(_attr(context))); };
template <Filter::Kind kind>
const auto collapse = [](auto& context) {
  auto& filter = _val(context);
  if (filter.children.size() == 1) {
    Filter only = std::move(filter.children.front());
    filter = std::move(only);
  } else {
    filter.kind = kind;
    filter.offset = filter.children.front().offset;
  }
};

const auto word_part = x3::standard::char_("a-zA-Z0-9_.-");
const auto name = x3::rule<struct name_id, lang::Range>{"a name"} =
    x3::raw[x3::lexeme[x3::standard::char_("a-zA-Z") >> *word_part]];
const auto bare_value = x3::lexeme[x3::standard::char_("a-zA-Z0-9-") >> *word_part];
const auto value = x3::rule<struct value_id, lang::Range>{"a value: a code, a number or a text in quotes"} =
    x3::raw[lang::quoted | bare_value];
const auto symbol = [](const char* spelling) { return x3::lexeme[x3::lit(spelling) >> !x3::standard::char_("=<>")]; };

const x3::rule<struct comparison_id, Filter> comparison{"a comparison"};
const x3::rule<struct and_term_id, Filter> and_term{"a name, \"not\" or \"(\""};
const x3::rule<struct or_term_id, Filter> or_term{"a name, \"not\" or \"(\""};
const x3::rule<struct condition_id, Filter> condition{"a name, \"not\" or \"(\""};

const auto opening = x3::rule<struct opening_id>{"\"(\""} = x3::lit('(');
const auto closing = x3::rule<struct closing_id>{"\")\""} = x3::lit(')');
const auto list_end = x3::rule<struct list_end_id>{"\",\" or \")\""} = x3::lit(')');
const auto answered = keyword("answered", "\"answered\" or \"not answered\"");
const auto answered_alone = keyword("answered", "\"answered\"");

const auto operator_ahead =
    x3::rule<struct operator_ahead_id>{"a comparison (=, !=, <, <=, >, >=, contains, in or is)"} =
        &(symbol("=") | symbol("!=") | symbol("<=") | symbol("<") | symbol(">=") | symbol(">") | keyword("contains") |
          keyword("in") | keyword("is"));

const auto comparison_def =
    name[set_name] > operator_ahead >
    (((symbol("=")[set_operator<Operator::equal>] | symbol("!=")[set_operator<Operator::not_equal>] |
       symbol("<=")[set_operator<Operator::less_or_equal>] | symbol("<")[set_operator<Operator::less>] |
       symbol(">=")[set_operator<Operator::greater_or_equal>] | symbol(">")[set_operator<Operator::greater>] |
       keyword("contains")[set_operator<Operator::contains>]) > value[add_value]) |
     (keyword("in")[set_operator<Operator::is_in>] > opening > value[add_value] > *(',' > value[add_value]) >
      list_end) |
     (keyword("is")[set_operator<Operator::is_answered>] >
      ((keyword("not") > answered_alone)[negate] | (x3::eps > answered))));
const auto and_term_def =
    (keyword("not") > and_term[become])[negate] | ('(' > condition[become] > closing) | comparison[become];
const auto or_term_def = and_term[add_child] >>
                         *(keyword("and") > and_term[add_child]) >> x3::eps[collapse<Filter::Kind::all_of>];
const auto condition_def = or_term[add_child] >>
                           *(keyword("or") > or_term[add_child]) >> x3::eps[collapse<Filter::Kind::any_of>];

BOOST_SPIRIT_DEFINE(comparison, and_term, or_term, condition)

const auto whole = x3::rule<struct whole_id, Filter>{"a condition"} = x3::eps > condition[become];

/// How deep parentheses and "not" are nested, at most. Parsing recurses as deep as the text nests, so this is asked
/// first.
std::size_t depth(std::string_view text, std::size_t& deepest_at) {
  std::vector<std::size_t> open{0};
  std::size_t nots = 0;
  std::size_t found = 0;
  for (std::size_t at = lang::next_token(text, 0, lang::Comments::none); at < text.size();
       at = lang::next_token(text, at, lang::Comments::none)) {
    const auto length = lang::token_length(text, at);
    const auto token = text.substr(at, length);
    if (token == "(") {
      open.push_back(open.back() + nots + 1);
      nots = 0;
    } else if (token == "not") {
      ++nots;
    } else {
      nots = 0;
      if (token == ")" && open.size() > 1) open.pop_back();
    }
    if (open.back() + nots > found) {
      found = open.back() + nots;
      deepest_at = at;
    }
    at += length;
  }
  return found;
}

/// How to write what was probably meant by what stands where `wanted` was expected.
std::string cure(std::string_view wanted, std::string_view found) {
  const std::string several = "several answers stand in brackets: role in (family, council)";
  const bool list = found.starts_with("one of") || found.starts_with("any of") || found.starts_with(',');
  if (list || wanted == "\"(\"") return several;
  if (wanted.starts_with("\"answered\""))
    return "to compare with an answer write = or !=, or contains where several may be ticked, as in role != family";
  if (!wanted.starts_with("a comparison")) return {};
  if (found.empty()) return "say what is asked of it, as in role = family or role is answered";
  return found.starts_with("not ") ? "not stands in front: not role in (family, council)" : std::string();
}

}  // namespace

Result<Filter> parse_filter(std::string_view text, std::string source) {
  const auto refused = [text, source = std::move(source)](const lang::SyntaxError& error) {
    return bad_input("The condition cannot be read.",
                     {diagnostic_at(text, error.offset, error.length, source, error.message, error.hint)});
  };
  if (text.size() > longest) return refused({0, 1, "the condition is too long", "keep it to 4,096 bytes"});
  if (!is_valid_text(text)) return refused({0, 1, "the condition is not valid UTF-8 text", {}});
  std::size_t deepest_at = 0;
  if (depth(text, deepest_at) > deepest) {
    return refused({deepest_at, 1, "the condition is nested more than 64 deep", "write it with fewer brackets"});
  }
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto surprise_at = [text](const char* where, const std::string& wanted) {
    auto error =
        lang::syntax_error(text, 0, static_cast<std::size_t>(where - text.data()), wanted, lang::Comments::none);
    if (error.hint.empty()) error.hint = cure(wanted, text.substr(std::min(error.offset, text.size())));
    return error;
  };
  Filter filter;
  try {
    const bool parsed = x3::phrase_parse(at, end, x3::with<start_tag>(text.data())[whole], lang::blank, filter);
    if (parsed && at == end) return filter;
  } catch (const lang::ExpectationFailure& unmet) {
    return refused(surprise_at(unmet.where(), unmet.which()));
  }
  return refused(surprise_at(at, "\"and\", \"or\" or the end of the condition"));
}

}  // namespace muster::query
