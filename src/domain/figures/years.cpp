// Follows answers over the years, and sets the newest year beside the one before.
#include <muster/domain/figures/years.hpp>

#include <muster/domain/figures/told_parts.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/catalogue/telling.hpp>

#include "followed_answers.hpp"
#include "year_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace muster::figures {
namespace {

std::string in_quotes(const std::string& text) { return told_quoted(text); }

bool closed(const Summary& summary) { return summary.round == RoundState::closed; }

YearFigure figure_in(const Summary& year, const QuestionFigures& question, const YearMeasure& measure) {
  const auto why_not = [](std::string why) { return YearFigure{{}, {}, {}, std::move(why)}; };
  const auto* asked = same_question(year, question);
  if (asked == nullptr) return why_not(tell("not asked"));
  if (!closed(year)) return why_not(tell("not closed yet"));
  return figure_of(*asked, measure.codes, measure.good_end);
}

std::string quoted_labels(const std::vector<std::string>& labels) {
  std::vector<std::string> quoted;
  for (const auto& label : labels) quoted.push_back(in_quotes(label));
  return told_list(quoted);
}

/// What the form changed from one year that asked to the next. Where another scale or other answers part the years of
/// a measure, it is not said that they stand in one line.
std::vector<std::string> remarks_of(const Years& years, const std::vector<std::string>& labels,
                                    const QuestionFigures& question, const YearMeasure& measure) {
  const auto stands = [&](const QuestionFigures& asked) {
    const auto why = figure_of(asked, measure.codes, measure.good_end).why_not;
    return why != tell("another scale") && why != tell("not offered");
  };
  std::vector<std::string> remarks;
  const QuestionFigures* before = nullptr;
  for (std::size_t at = 0; at < years.size(); ++at) {
    const auto* asked = same_question(*years[at], question);
    if (asked == nullptr) continue;
    if (before != nullptr) {
      if (folded_name(before->full_label()) != folded_name(asked->full_label()))
        remarks.push_back(
            stands(*before) && stands(*asked)
                ? tell("Before {year} the question was: {question}. It has the same code, so its answers stand in one "
                       "line.",
                       {{"year", labels[at]}, {"question", in_quotes(before->full_label())}})
                : tell("Before {year} the question was: {question}. It offered other answers, so they stand in no line "
                       "with those of now.",
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

void add_measures(YearReview& out, const Years& years, const QuestionFigures& question) {
  for (const auto& followed : followed_answers_of(question)) {
    YearMeasure measure;
    measure.question = question.code;
    measure.codes = followed.codes();
    measure.label = question.full_label();
    measure.answer = followed.in_words();
    measure.headline = !question.headline.empty();
    measure.good_end = followed.good_end;
    bool anything = false;
    for (const auto& year : years) {
      measure.years.push_back(figure_in(*year, question, measure));
      if (const auto& part = measure.years.back().part) {
        measure.all.count += part->count;
        measure.all.base += part->base;
        anything = true;
      }
    }
    if (!anything) continue;
    measure.remarks = remarks_of(years, out.labels, question, measure);
    out.measures.push_back(std::move(measure));
  }
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

/// Every question of all forms once, in the order of the newest closed form, then what only older ones asked, and what
/// only those ask that are not closed: a form that still moves changes nothing of what is followed.
std::vector<const QuestionFigures*> all_questions(const Years& years) {
  std::vector<const QuestionFigures*> out;
  std::set<std::string> known;
  for (const bool final : {true, false})
    for (auto year = years.rbegin(); year != years.rend(); ++year)
      for (const auto& question : (*year)->questions)
        if (closed(**year) == final && !question.retired && known.insert(question.code).second)
          out.push_back(&question);
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
  std::vector<TriedDifference> shares;
  std::vector<TriedDifference> nets;
  for (std::size_t at = 0; at < out.measures.size(); ++at) {
    const auto& before = out.measures[at].years[*out.before].part;
    const auto& now = out.measures[at].years[*out.now].part;
    const auto tried = before && now ? tried_difference(*now, *before) : std::nullopt;
    if (!tried) continue;
    shares.push_back(*tried);
    out.differences.push_back({at, *before, *now, {tried->difference, tried->interval}, 1, false});
  }
  for (std::size_t at = 0; at < out.values.size(); ++at) {
    const auto& before = out.values[at].years[*out.before].net;
    const auto& now = out.values[at].years[*out.now].net;
    const auto tried = before && now ? tried_difference(*now, *before) : std::nullopt;
    if (!tried) continue;
    nets.push_back(*tried);
    out.net_differences.push_back({at, *before, *now, {tried->difference, tried->interval, tried->p}, 1, false});
  }
  std::vector<TriedDifference*> all;
  for (auto* some : {&shares, &nets})
    for (auto& one : *some) all.push_back(&one);
  correct(all);
  for (std::size_t at = 0; at < shares.size(); ++at) {
    out.differences[at].p = shares[at].p;
    out.differences[at].more_than_chance = shares[at].more_than_chance;
  }
  for (std::size_t at = 0; at < nets.size(); ++at) {
    out.net_differences[at].p = nets[at].p;
    out.net_differences[at].more_than_chance = nets[at].more_than_chance;
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
