// The grammars of figures and block lines in Spirit X3, lowered to plain values at once.

#include "expression.hpp"

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <boost/spirit/home/x3.hpp>

namespace muster::report {
namespace {

namespace x3 = boost::spirit::x3;
using Range = boost::iterator_range<const char*>;

/// Two members, because X3 treats a sequence of one as its only element.
struct Text {
  bool quoted = false;
  Range range;
};

struct ParsedExpression {
  std::vector<Text> path;
  std::vector<Text> theme;
  std::vector<Text> word;
  std::vector<Text> options;
  std::vector<Text> where;
  std::vector<Text> formats;
};
struct ParsedBlock {
  Text name;
  std::vector<Text> arguments;
};

}  // namespace
}  // namespace muster::report

BOOST_FUSION_ADAPT_STRUCT(muster::report::Text, quoted, range)
BOOST_FUSION_ADAPT_STRUCT(muster::report::ParsedExpression, path, theme, word, options, where, formats)
BOOST_FUSION_ADAPT_STRUCT(muster::report::ParsedBlock, name, arguments)

namespace muster::report {
namespace {

// Only ascii:: and standard::char_: other character classes abort on bytes above 127.
using x3::ascii::alnum;
using x3::ascii::alpha;
using x3::standard::char_;

const auto word_rest = alnum | char_('_') | (char_('-') >> &alnum);

const x3::rule<struct NameRule, Text> name{"a name"};
const auto name_def = x3::attr(false) >> x3::raw[x3::lexeme[alpha >> *word_rest]];

const x3::rule<struct CodeRule, Text> code{"a code"};
const auto code_def = x3::attr(false) >> x3::raw[x3::lexeme[alnum >> *word_rest]];

const x3::rule<struct QuotedRule, Text> quoted{"text in double quotes"};
const auto quoted_def = (x3::attr(true) >> x3::lexeme['"' > x3::raw[*(char_ - '"')] > x3::lit('"')]) |
                        (x3::attr(true) >> x3::lexeme["“" > x3::raw[*(char_ - "”")] > x3::lit("”")]);

const x3::rule<struct OptionRule, Text> option{"an option's code, or its label in double quotes"};
const auto option_def = quoted | code;

const auto keyword_or = x3::lexeme[x3::lit("or") >> !word_rest];
const x3::rule<struct OptionsRule, std::vector<Text>> options{option.name};
const auto options_def = option % keyword_or;
const x3::rule<struct ExpressionRule, ParsedExpression> expression{"a figure"};
const auto keyword_where = x3::lexeme[x3::lit("where") >> !word_rest];
// As it stands, for the language of filters to read; a bar within quotes is part of it.
const x3::rule<struct FilterRule, Text> filter{"a filter"};
const auto filter_def = x3::attr(false) >> x3::raw[x3::lexeme[+(('"' >> *(char_ - '"') >> '"') | (char_ - '|' - '"'))]];
const x3::rule<struct FiltersRule, std::vector<Text>> filters{filter.name};
const auto filters_def = x3::repeat(1)[filter];
const auto keyword_theme = x3::lexeme[x3::lit("theme") >> !word_rest];
const x3::rule<struct ThemeRule, Text> theme{"a theme's code, or its name in double quotes"};
const auto theme_def = quoted | code;
const x3::rule<struct ThemesRule, std::vector<Text>> themes{theme.name};
const auto themes_def = x3::repeat(1)[theme];
const auto expression_def = (name % '.') >> -(keyword_theme > themes) >> x3::repeat(0, 1)[quoted] >> -('=' > options) >>
                            -(keyword_where > filters) >> *('|' > name) > x3::eoi;

const x3::rule<struct SignRule, Text> sign{"a sign"};
const auto sign_def = x3::attr(false) >> x3::raw[x3::lit("<=") | "!=" | ">=" | char_("=,<>")];

const x3::rule<struct NumberRule, Text> number{"a number"};
const auto digits = +x3::ascii::digit;
const auto number_def =
    x3::attr(false) >>
    x3::raw[x3::lexeme[-x3::lit('-') >> digits >> -(('.' >> digits) | ('/' >> digits)) >> -x3::lit('%') >> !word_rest]];

// One name or several with dots, as in braces.
const x3::rule<struct DottedRule, Text> dotted{"a code"};
const auto dotted_def = x3::attr(false) >> x3::raw[x3::lexeme[alnum >> *word_rest >> *('.' >> alpha >> *word_rest)]];

const x3::rule<struct BracedRule, Text> braced{"a figure in braces"};
const auto braced_def = x3::attr(false) >> x3::raw[x3::lexeme['{' > *(char_ - '}') > x3::lit('}')]];

const x3::rule<struct BlockRule, ParsedBlock> block{"a block"};
const auto block_def = name >> *(quoted | number | dotted | sign | braced) > x3::eoi;

BOOST_SPIRIT_DEFINE(name, code, quoted, theme, themes, option, options, filter, filters, expression, sign, number,
                    dotted, braced, block)

Name lowered(const Text& text, const char* begin) {
  return {std::string(text.range.begin(), text.range.end()), static_cast<std::size_t>(text.range.begin() - begin),
          text.quoted};
}

std::vector<Name> lowered(const std::vector<Text>& texts, const char* begin) {
  std::vector<Name> out;
  for (const auto& text : texts) out.push_back(lowered(text, begin));
  return out;
}

std::string what_is_wrong(const std::string& expected, std::string_view rest) {
  if (expected == "eoi") return "did not expect this here";
  if (expected == "'\"'" || expected == "\"”\"" || expected == "”") return "the quotation mark never closes";
  if (expected == "'}'") return "this brace is never closed";
  return "expected " + expected + (rest.empty() ? ", but nothing follows" : " here");
}

template <class Rule, class Parsed>
std::variant<Parsed, GrammarError> run(const Rule& rule, std::string_view text, std::size_t limit,
                                       const char* expected) {
  if (text.size() > limit) {
    return GrammarError{0, text.size(), "this is longer than " + std::to_string(limit) + " characters"};
  }
  const char* begin = text.data();
  const char* const end = begin + text.size();
  const auto error_at = [&](const char* where, const std::string& what) {
    while (where != end && x3::ascii::space.test(*where, x3::unused)) ++where;
    const auto offset = static_cast<std::size_t>(where - text.data());
    std::size_t length = 0;
    while (where + length != end && where[length] != ' ' && where[length] != '|') ++length;
    return GrammarError{offset, std::max<std::size_t>(1, length), what_is_wrong(what, text.substr(offset))};
  };
  Parsed parsed;
  try {
    if (!x3::phrase_parse(begin, end, rule, x3::lit(' ') | '\t', parsed)) return error_at(begin, expected);
  } catch (const x3::expectation_failure<const char*>& failure) {
    return error_at(failure.where(), failure.which());
  }
  return parsed;
}

}  // namespace

std::variant<Expression, GrammarError> parse_expression(std::string_view text) {
  const auto parsed = run<decltype(expression), ParsedExpression>(expression, text, 400, "the name of a figure");
  if (const auto* error = std::get_if<GrammarError>(&parsed)) return *error;
  const auto& from = std::get<ParsedExpression>(parsed);
  const auto* begin = text.data();
  return Expression{lowered(from.path, begin),  lowered(from.word, begin),    lowered(from.options, begin),
                    lowered(from.where, begin), lowered(from.formats, begin), lowered(from.theme, begin)};
}

std::variant<BlockLine, GrammarError> parse_block_line(std::string_view text) {
  const auto parsed = run<decltype(block), ParsedBlock>(block, text, 1000, "the name of a block");
  if (const auto* error = std::get_if<GrammarError>(&parsed)) return *error;
  const auto& from = std::get<ParsedBlock>(parsed);
  const auto* begin = text.data();
  return BlockLine{lowered(from.name, begin), lowered(from.arguments, begin)};
}

}  // namespace muster::report
