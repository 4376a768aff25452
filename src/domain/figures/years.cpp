// Follows answers over the years, and sets the newest year beside the one before.
#include <muster/domain/figures/years.hpp>

#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/stats/keyness.hpp>
#include <muster/kit/stats/many_tests.hpp>

#include "year_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace muster::figures {
namespace {

constexpr double level = 0.05;
/// Of a question whose answers are neither good nor bad, each answer is followed; more make no page.
constexpr std::size_t most_answers = 8;

std::string in_quotes(const std::string& text) { return told_quoted(text); }

bool closed(const Summary& summary) { return summary.round == RoundState::closed; }

std::vector<const OptionFigures*> on_the_scale(const QuestionFigures& question) {
  std::vector<const OptionFigures*> out;
  for (const auto& option : question.options)
    if (!option.beside && !option.retired) out.push_back(&option);
  if (question.direction == forms::Direction::worst_first) std::reverse(out.begin(), out.end());
  return out;
}

bool has_good_end(const QuestionFigures& question) {
  return question.direction == forms::Direction::best_first || question.direction == forms::Direction::worst_first;
}

/// As grids sum them: the good half without the middle where that is one or two, of longer scales the end alone.
std::vector<const OptionFigures*> good_end(const QuestionFigures& question) {
  auto options = on_the_scale(question);
  const std::size_t half = options.size() / 2;
  options.resize(std::min(options.size(), half > 2 ? 1 : half));
  return options;
}

bool is_followed(const QuestionFigures& question) {
  return !question.options.empty() && question.kind != forms::QuestionKind::ranking && !question.net_scored &&
         !(question.numbered && question.options.size() > 5);
}

const QuestionFigures* same_question(const Summary& year, const QuestionFigures& question) {
  const auto* found = year.question(question.code);
  const bool same = found != nullptr && found->kind == question.kind && found->numbered == question.numbered;
  return same ? found : nullptr;
}

std::vector<std::string> codes_of(const std::vector<const OptionFigures*>& options) {
  std::vector<std::string> codes;
  for (const auto* option : options) codes.push_back(option->code);
  return codes;
}

bool same_end(const QuestionFigures& question, const std::vector<std::string>& codes) {
  if (!has_good_end(question)) return false;
  auto own = codes_of(good_end(question));
  auto wanted = codes;
  std::sort(own.begin(), own.end());
  std::sort(wanted.begin(), wanted.end());
  return own == wanted;
}

YearFigure not_there(std::string why) { return {{}, {}, {}, std::move(why)}; }

YearFigure figure_in(const Summary& year, const QuestionFigures& question, const YearMeasure& measure) {
  const auto* asked = same_question(year, question);
  if (asked == nullptr) return not_there(tell("not asked"));
  if (!closed(year)) return not_there(tell("not closed yet"));
  if (asked->suppressed) return not_there(tell("not shown"));
  if (measure.good_end && !same_end(*asked, measure.codes)) return not_there(tell("another scale"));
  stats::Part part{0, asked->base()};
  for (const auto& code : measure.codes) {
    const auto option = std::find_if(asked->options.begin(), asked->options.end(),
                                     [&](const OptionFigures& one) { return one.code == code; });
    if (option == asked->options.end()) return not_there(tell("not offered"));
    if (option->figure.suppressed || !option->figure.people) return not_there(tell("not shown"));
    part.count += *option->figure.people;
    if (option->offered) part.base = *option->offered;
  }
  if (part.base == 0) return not_there(tell("no answers"));
  return {part, stats::share(part.count, part.base), stats::wilson(part.count, part.base), {}};
}

std::string quoted_labels(const std::vector<std::string>& labels) {
  std::vector<std::string> quoted;
  for (const auto& label : labels) quoted.push_back(in_quotes(label));
  return told_list(quoted);
}

/// What the form changed from one year that asked to the next.
std::vector<std::string> remarks_of(const Years& years, const std::vector<std::string>& labels,
                                    const QuestionFigures& question) {
  std::vector<std::string> remarks;
  const QuestionFigures* before = nullptr;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto* asked = same_question(*years[at], question);
    if (asked == nullptr) continue;
    if (before != nullptr) {
      if (folded_name(before->full_label()) != folded_name(asked->full_label()))
        remarks.push_back(
            tell("Before {year} the question was: {question}. It has the same code, so its answers stand in one line.",
                 {{"year", labels[at]}, {"question", in_quotes(before->full_label())}}));
      std::vector<std::string> added;
      std::vector<std::string> gone;
      const auto lacks = [](const QuestionFigures& in, const std::string& code) {
        return std::none_of(in.options.begin(), in.options.end(), [&](const auto& one) { return one.code == code; });
      };
      for (const auto& option : asked->options)
        if (lacks(*before, option.code)) added.push_back(option.label);
      for (const auto& option : before->options)
        if (lacks(*asked, option.code)) gone.push_back(option.label);
      if (!added.empty())
        remarks.push_back(
            tell("From {year} on it offers {answers} too.", {{"year", labels[at]}, {"answers", quoted_labels(added)}}));
      if (!gone.empty())
        remarks.push_back(tell("From {year} on it no longer offers {answers}.",
                               {{"year", labels[at]}, {"answers", quoted_labels(gone)}}));
    }
    before = asked;
  }
  return remarks;
}

void add_measure(YearReview& out, const Years& years, const QuestionFigures& question,
                 const std::vector<const OptionFigures*>& options, bool good) {
  YearMeasure measure;
  measure.question = question.code;
  measure.codes = codes_of(options);
  measure.label = question.full_label();
  std::vector<std::string> labels;
  for (const auto* option : options) labels.push_back(in_quotes(option->label));
  measure.answer = told_choice(labels);
  measure.headline = !question.headline.empty();
  measure.good_end = good;
  bool anything = false;
  for (const auto& year : years) {
    measure.years.push_back(figure_in(*year, question, measure));
    if (const auto& part = measure.years.back().part) {
      measure.all.count += part->count;
      measure.all.base += part->base;
      anything = true;
    }
  }
  if (!anything) return;
  measure.remarks = remarks_of(years, out.labels, question);
  out.measures.push_back(std::move(measure));
}

void add_measures(YearReview& out, const Years& years, const QuestionFigures& question) {
  if (!is_followed(question)) return;
  if (has_good_end(question)) {
    if (const auto end = good_end(question); !end.empty()) add_measure(out, years, question, end, true);
    return;
  }
  auto options = on_the_scale(question);
  const auto people = [](const OptionFigures* one) { return one->figure.people.value_or(-1); };
  if (options.size() > most_answers) {
    std::stable_sort(options.begin(), options.end(),
                     [&](const auto* left, const auto* right) { return people(left) > people(right); });
    options.resize(most_answers);
  }
  for (const auto* option : options) add_measure(out, years, question, {option}, false);
}

YearValues::Value value_in(const Summary& year, const QuestionFigures& question) {
  YearValues::Value out;
  const auto* asked = same_question(year, question);
  if (asked == nullptr) {
    out.why_not = tell("not asked");
  } else if (!closed(year)) {
    out.why_not = tell("not closed yet");
  } else if (asked->suppressed) {
    out.why_not = tell("not shown");
  } else if (asked->net_scored != question.net_scored) {
    out.why_not = tell("another scale");
  } else if (question.net_scored && asked->net_score) {
    const auto& net = *asked->net_score;
    out = {net.share.value, net.share.interval, asked->base(), net, {}};
  } else if (!question.net_scored && asked->mean) {
    out = {asked->mean, {}, asked->base(), {}, {}};
  } else {
    out.why_not = asked->base() == 0 ? tell("no answers") : tell("not shown");
  }
  return out;
}

void add_values(YearReview& out, const Years& years, const QuestionFigures& question) {
  const bool counts = question.net_scored || question.kind == forms::QuestionKind::number || question.numbered;
  if (!counts) return;
  YearValues values{question.code, question.full_label(), question.net_scored, question.unit, {}};
  bool anything = false;
  for (const auto& year : years) {
    values.years.push_back(value_in(*year, question));
    anything = anything || values.years.back().value.has_value();
  }
  if (anything) out.values.push_back(std::move(values));
}

/// Every question of all forms once, in the order of the newest form, then what only older ones asked.
std::vector<const QuestionFigures*> all_questions(const Years& years) {
  std::vector<const QuestionFigures*> out;
  std::set<std::string> known;
  for (auto year = years.rbegin(); year != years.rend(); ++year)
    for (const auto& question : (*year)->questions)
      if (!question.retired && known.insert(question.code).second) out.push_back(&question);
  std::stable_partition(out.begin(), out.end(), [](const auto* question) { return !question->headline.empty(); });
  return out;
}

/// Where the title of a round is parted from that of its event; its end where it is an event's own.
std::size_t end_of_event(const std::string& title) { return std::min(title.rfind(": "), title.size()); }

/// "before the day" of "Spring forum: before the day", as long as a column takes it; the title where it is an event's
/// own.
std::string name_in_event(const std::string& title) {
  constexpr std::size_t longest = 28;
  const auto end = end_of_event(title);
  auto name = end == title.size() ? title : title.substr(end + 2);
  if (character_count(name) <= longest) return name;
  while (character_count(name) >= longest) {
    while ((static_cast<unsigned char>(name.back()) & 0xC0U) == 0x80U) name.pop_back();
    name.pop_back();
  }
  return trimmed(name) + "…";
}

std::vector<std::string> labels_of(const Years& years) {
  static constexpr std::array months{to_tell("Jan"), to_tell("Feb"), to_tell("Mar"), to_tell("Apr"),
                                     to_tell("May"), to_tell("Jun"), to_tell("Jul"), to_tell("Aug"),
                                     to_tell("Sep"), to_tell("Oct"), to_tell("Nov"), to_tell("Dec")};
  const auto with = [&](int parts) {
    std::vector<std::string> out;
    for (const auto& year : years) {
      const auto date = year->event.date;
      auto label = std::to_string(static_cast<int>(date.year()));
      if (parts > 0) label.insert(0, tell(months.at(static_cast<unsigned>(date.month()) - 1)) + " ");
      if (parts > 1) label.insert(0, std::to_string(static_cast<unsigned>(date.day())) + " ");
      out.push_back(label);
    }
    return out;
  };
  for (const int parts : {0, 1}) {
    auto labels = with(parts);
    if (std::set(labels.begin(), labels.end()).size() == labels.size()) return labels;
  }
  auto labels = with(2);
  const auto days = labels;
  // Rounds of one event have its day: their names tell them apart.
  for (std::size_t at = 0; at < labels.size(); ++at)
    if (std::ranges::count(days, days[at]) > 1) labels[at] = name_in_event(years[at]->event.title);
  return labels;
}

void add_differences(YearReview& out) {
  std::vector<double> tested;
  for (std::size_t at = 0; at < out.measures.size(); ++at) {
    const auto& before = out.measures[at].years[*out.before].part;
    const auto& now = out.measures[at].years[*out.now].part;
    if (!before || !now) continue;
    const auto change = stats::change(*now, *before);
    if (!change) continue;
    const auto tried = stats::keyness(*now, *before);
    tested.push_back(tried ? tried->fisher_p : 1);
    out.differences.push_back({at, *before, *now, *change, 1, false});
  }
  for (std::size_t at = 0; at < out.values.size(); ++at) {
    const auto& before = out.values[at].years[*out.before].net;
    const auto& now = out.values[at].years[*out.now].net;
    if (!before || !now) continue;
    const auto part = [](const NetScore& net) {
      return stats::NetPart{net.high, net.low, net.low + net.middle + net.high};
    };
    const auto change = stats::net_change(part(*now), part(*before));
    if (!change) continue;
    tested.push_back(change->p);
    out.net_differences.push_back({at, *before, *now, *change, 1, false});
  }
  const auto corrected = stats::benjamini_hochberg(tested);
  for (std::size_t at = 0; at < out.differences.size(); ++at) {
    out.differences[at].p = corrected[at];
    out.differences[at].more_than_chance = corrected[at] < level;
  }
  for (std::size_t at = 0; at < out.net_differences.size(); ++at) {
    const auto p = corrected[out.differences.size() + at];
    out.net_differences[at].p = p;
    out.net_differences[at].more_than_chance = p < level;
  }
  std::stable_sort(out.differences.begin(), out.differences.end(), [](const auto& left, const auto& right) {
    return std::abs(left.change.difference) > std::abs(right.change.difference);
  });
}

}  // namespace

const YearMeasure* YearReview::headline() const {
  const auto found =
      std::find_if(measures.begin(), measures.end(), [](const YearMeasure& one) { return one.headline; });
  return found == measures.end() ? nullptr : &*found;
}

YearReview review(const Years& years) {
  YearReview out;
  out.labels = labels_of(years);
  const auto questions = all_questions(years);
  for (const auto* question : questions) {
    add_measures(out, years, *question);
    add_values(out, years, *question);
    if (auto words = words_of(years, *question)) out.words.push_back(std::move(*words));
  }
  for (std::size_t at = years.size(); at-- > 0;) {
    if (!closed(*years[at])) continue;
    if (!out.now) {
      out.now = at;
    } else {
      out.before = at;
      break;
    }
  }
  if (out.before) add_differences(out);
  return out;
}

std::string series_title(const Years& years) {
  if (years.empty()) return {};
  // Rounds of one event: its whole title, its number too.
  const auto& first = years.front()->event.title;
  const auto of_event = first.substr(0, end_of_event(first));
  const bool one_event = std::ranges::all_of(years, [&](const auto& year) {
    const auto& title = year->event.title;
    return year->event.date == years.front()->event.date && title.substr(0, end_of_event(title)) == of_event;
  });
  if (one_event && years.size() > 1) return of_event;
  const auto words_in = [](const std::string& title) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from < title.size();) {
      auto to = title.find(' ', from);
      if (to == std::string::npos) to = title.size();
      if (to > from) words.push_back(title.substr(from, to - from));
      from = to + 1;
    }
    return words;
  };
  const auto has_digit = [](const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  };
  auto common = words_in(years.front()->event.title);
  for (const auto& year : years) {
    const auto words = words_in(year->event.title);
    std::size_t same = 0;
    while (same < std::min(common.size(), words.size()) && common[same] == words[same]) ++same;
    common.resize(same);
  }
  while (!common.empty() && has_digit(common.back())) common.pop_back();
  auto title = joined(common, " ");
  while (!title.empty() && (title.back() == ':' || title.back() == ',' || title.back() == '-')) title.pop_back();
  return title.empty() ? years.front()->event.programme : title;
}

}  // namespace muster::figures
