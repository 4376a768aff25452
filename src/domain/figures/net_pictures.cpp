// Net scores for the drawing room, and those of groups, which are sums of the classes that are shown.
#include <muster/domain/figures/net_pictures.hpp>

#include "table_behind.hpp"

#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/tables.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/draw/net_score.hpp>
#include <muster/kit/stats/exact_share.hpp>

#include <algorithm>

namespace muster::figures {
namespace {

draw::ScoreWords in_words() {
  return [](double score) { return net_in_words(score); };
}

/// Who gave each point from 0 to 10.
std::vector<std::int64_t> points_of(const QuestionFigures& question) {
  std::vector<std::int64_t> out(11, 0);
  for (const auto& option : question.options) {
    const auto point = option.beside ? std::nullopt : parse_integer(option.code);
    if (point && *point >= 0 && *point <= 10) out[static_cast<std::size_t>(*point)] = option.figure.people.value_or(0);
  }
  return out;
}

void add_sums(document::TableBlock& table, const NetScore& net, std::int64_t base) {
  const auto add = [&](const std::string& name, std::int64_t people) {
    const auto share = stats::share(people, base);
    const auto interval = stats::wilson(people, base);
    table.rows.push_back({name, told_number(people), share ? told_share(*share) : "–",
                          interval ? told_range(interval->low, interval->high) : "–"});
    if (table.heading.size() == table.rows.back().size()) return;
    const auto exact = stats::clopper_pearson(people, base);
    table.rows.back().push_back(exact ? told_range(exact->low, exact->high) : "–");
  };
  add(tell("0 to 6"), net.low);
  add(tell("7 or 8"), net.middle);
  add(tell("9 or 10"), net.high);
  table.rows.push_back({tell("Net score"), told_number(base), net_in_words(net.share.value),
                        tell("{low} to {high}", {{"low", net_in_words(net.share.interval.low)},
                                                 {"high", net_in_words(net.share.interval.high)}})});
  if (table.heading.size() > table.rows.back().size()) table.rows.back().emplace_back("–");
}

draw::NetRow row_of(std::string label, const NetScore& net, bool strong) {
  draw::NetRow row;
  row.label = std::move(label);
  row.low = net.low;
  row.middle = net.middle;
  row.high = net.high;
  row.score = net.share.value;
  row.least = net.share.interval.low;
  row.most = net.share.interval.high;
  row.strong = strong;
  return row;
}

enum class Side { low, middle, high };

std::optional<Side> side_of(const std::string& code) {
  const auto point = parse_integer(code);
  if (!point || *point < 0 || *point > 10) return std::nullopt;
  return *point <= 6 ? Side::low : *point <= 8 ? Side::middle : Side::high;
}

}  // namespace

std::vector<document::Block> net_blocks(const Summary& summary, const QuestionFigures& question,
                                        const std::string& caption, double width) {
  const auto& net = *question.net_score;
  draw::NetPoints points{points_of(question), net.share.value, net.share.interval.low, net.share.interval.high};
  document::FigureBlock shown{0, caption, base_of(question, summary), draw::net_score(points, in_words(), width)};
  auto table = options_table(summary, question);
  add_sums(table, net, question.base());
  return with_table_behind(std::move(shown), std::move(table));
}

std::optional<NetScore> net_of(const GroupFigures& group) {
  NetScore out;
  for (const auto& figures : group.classes) {
    if (figures.codes.empty() || figures.outside) continue;  // no answer, or beside the scale
    if (figures.no_answer || figures.not_asked || !figures.figure.people) return std::nullopt;
    const auto side = side_of(figures.codes.front());
    const bool alike = std::all_of(figures.codes.begin(), figures.codes.end(),
                                   [&](const std::string& code) { return side_of(code) == side; });
    if (!side || !alike) return std::nullopt;
    auto& into = *side == Side::low ? out.low : *side == Side::middle ? out.middle : out.high;
    into += *figures.figure.people;
  }
  const auto share = stats::net_share(out.high, out.low, out.low + out.middle + out.high);
  if (!share) return std::nullopt;
  out.share = *share;
  return out;
}

std::optional<draw::Picture> net_groups(const QuestionBreakdown& broken, double width) {
  std::vector<draw::NetRow> rows;
  const auto add = [&](const GroupFigures& group, bool all) {
    const auto net = net_of(group);
    if (net) rows.push_back(row_of(group.label, *net, all));
    return net.has_value();
  };
  for (const auto& group : broken.groups) {
    if (!add(group, false)) return std::nullopt;
  }
  if (!add(broken.everybody, true)) return std::nullopt;
  return draw::net_rows(rows, in_words(), width);
}

draw::Picture net_years(const YearValues& values, const std::vector<std::string>& labels, double width) {
  std::vector<draw::NetRow> rows;
  std::optional<std::size_t> newest;
  for (std::size_t at = 0; at < values.years.size(); ++at) {
    const auto& year = values.years[at];
    if (year.net) {
      rows.push_back(row_of(labels[at], *year.net, false));
      newest = at;
    } else {
      draw::NetRow row;
      row.label = labels[at];
      row.why_not = year.why_not;
      rows.push_back(std::move(row));
    }
  }
  if (newest) rows[*newest].strong = true;
  return draw::net_rows(rows, in_words(), width);
}

draw::Picture net_pair(const NetScore& first, const std::string& first_name, const NetScore& second,
                       const std::string& second_name, double width) {
  return draw::net_rows({row_of(first_name, first, false), row_of(second_name, second, true)}, in_words(), width);
}

}  // namespace muster::figures
