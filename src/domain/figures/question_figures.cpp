// Counting one question: base, options, words, texts and numbers.

#include "question_figures.hpp"

#include "printed_texts.hpp"

#include <muster/domain/figures/counted_words.hpp>
#include <muster/domain/figures/free_text.hpp>

#include <muster/domain/forms/opposites.hpp>
#include <muster/domain/forms/programme_options.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/stats/order.hpp>
#include <muster/kit/stats/share.hpp>
#include <muster/kit/stats/suppression.hpp>
#include <muster/kit/text/words.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::figures {
namespace {

using forms::QuestionKind;

QuestionFigures blank(const forms::Question& question, const forms::Form& form) {
  QuestionFigures out;
  out.code = question.code;
  out.kind = question.kind;
  out.label = forms::full_label(question, form);
  out.format = question.format;
  out.numbered = question.numbered;
  out.unit = question.unit;
  out.net_scored = question.net_score;
  if (const auto* grid = form.grid(question.grid)) {
    out.grid = grid->code;
    out.grid_label = grid->label;
  }
  const auto* option = forms::repeated_option(question, form);
  if (option != nullptr && question.grid.empty() && question.has_options() && question.comment_on.empty()) {
    out.grid = question.repeats;
    out.grid_label = question.label;
    if (const auto at = out.grid_label.find(option->label); at != std::string::npos)
      out.grid_label.replace(at, option->label.size(), "…");
    out.label = option->label;
  }
  out.as_scale = question.is_ordered();
  out.direction = question.direction;
  out.headline = question.headline;
  out.cloud = question.cloud;
  out.group = question.group;
  out.retired = question.retired;
  const bool opposites = forms::is_between_opposites(question);  // its label says what its ends mean
  for (const auto& option : question.options)
    out.options.push_back(
        {option.code, opposites && !option.beside ? option.code : option.label, {}, option.beside, option.retired});
  return out;
}

/// One question with what was answered to it.
struct Counted {
  const forms::Question& question;
  const AnswerColumns& all;
  const QuestionColumns& columns = all.of(question.code);
};

std::vector<std::int64_t> ticks_per_option(const Counted& counted, const query::RowSet& people) {
  const auto options = counted.question.options.size();
  std::vector<std::int64_t> out;
  if (counted.question.kind == QuestionKind::ranking) {
    const auto& ranked = counted.columns.ranked;
    std::vector<std::int64_t> first(ranked.different(), 0);
    people.each([&](std::size_t row) {
      bool met = false;
      ranked.each_id(row, [&](std::uint32_t id) { first[id] += std::exchange(met, true) ? 0 : 1; });
    });
    out.assign(options, 0);
    for (std::size_t id = 0; id < first.size(); ++id) {
      if (const auto at = counted.columns.values.position(ranked.value(id)); at < options) out[at] = first[id];
    }
    return out;
  }
  out = query::people_by_code(counted.columns.values, people);
  out.resize(options);
  return out;
}

bool is_small(std::int64_t count, std::int64_t threshold) { return count > 0 && count < threshold; }

/// Which counts may not stand in a filtered view: those hidden inside it, and those that a subtraction from the
/// event's own totals would give away.
std::vector<bool> hidden_options(const std::vector<std::int64_t>& in, const std::vector<std::int64_t>& out,
                                 std::int64_t threshold) {
  const auto inside = stats::suppressed(in, threshold);
  const auto outside = stats::suppressed(out, threshold);
  std::vector<bool> hidden(in.size(), false);
  for (std::size_t at = 0; at < in.size(); ++at) {
    hidden[at] = !inside[at].has_value() || !outside[at].has_value();
  }
  return hidden;
}

/// An option that was not offered to everybody is a share of those whom it was offered to. In a group that is looked at
/// alone they are not counted: who was offered it is a group within the group.
void count_offers(QuestionFigures& figures, const Counted& counted, const Group& group) {
  if (group.filtered) return;
  for (std::size_t at = 0; at < counted.question.options.size(); ++at) {
    const auto& option = counted.question.options[at];
    if (!option.only_if) continue;
    const auto offered = query::select(*option.only_if, counted.all.table());
    figures.options[at].offered = count_of_both(counted.columns.answered & group.in, offered);
  }
}

void count_options(QuestionFigures& figures, const Counted& counted, std::int64_t threshold, const Group& group) {
  const auto& question = counted.question;
  const auto counts = ticks_per_option(counted, group.in);
  std::vector<bool> hidden(counts.size(), false);
  if (group.filtered) hidden = hidden_options(counts, ticks_per_option(counted, group.out), threshold);
  for (std::size_t at = 0; at < counts.size(); ++at) {
    if (!question.options[at].beside) continue;
    // The base of the others tells how many stand beside the scale: where that is hidden, so are all.
    if (hidden[at]) std::fill(hidden.begin(), hidden.end(), true);
    figures.beside += counts[at];
  }
  if (std::find(hidden.begin(), hidden.end(), false) == hidden.end()) figures.beside = 0;
  for (std::size_t at = 0; at < counts.size(); ++at) {
    auto& figure = figures.options[at].figure;
    if (hidden[at]) {
      figure.suppressed = true;
      continue;
    }
    figure.people = counts[at];
    if (question.options[at].beside) continue;
    const auto base = figures.options[at].offered.value_or(figures.base());
    if (base == 0 || (group.filtered && question.options[at].only_if)) continue;
    figure.share = stats::share(counts[at], base);
    figure.interval = stats::wilson(counts[at], base);
  }
  figures.ticks = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::vector<WordFigures> word_figures(const std::vector<text::WordCount>& counts, std::int64_t least) {
  std::vector<WordFigures> out;
  for (const auto& count : counts) {
    if (count.people >= least) out.push_back({count.word, count.people, count.times, count.key});
  }
  return out;
}

void count_words_of(QuestionFigures& figures, const Counted& counted, const Group& group, const Texts& looked,
                    std::int64_t least, bool anonymous) {
  const auto list = group.filtered && anonymous ? for_groups(looked.list) : looked.list;
  const auto& question = counted.question;
  const auto& values = counted.columns.values;
  const auto people = counted.columns.answered & group.in;
  if (question.kind == QuestionKind::words) {
    std::vector<std::vector<std::string>> entries;
    people.each([&](std::size_t row) { entries.push_back(entries_without_names(values.read(row), looked)); });
    figures.words = word_figures(count_by_list(std::move(entries), list), least);
    return;
  }
  if (question.cloud == forms::Cloud::none) return;
  // What many wrote alike is looked at once.
  std::vector<std::optional<std::string>> parts(values.different());
  std::vector<std::string> texts;
  people.each([&](std::size_t row) {
    values.each_id(row, [&](std::uint32_t id) {
      if (!parts[id])
        parts[id] = feedback::told_part(question.code, std::string(values.value(id)), looked.looks, looked.marks);
      texts.push_back(*parts[id]);
    });
  });
  figures.words = word_figures(text::count_words(texts, list), least);
}

void gather_texts(QuestionFigures& figures, const Counted& counted, const Group& group, const PrintedTexts& printed) {
  const auto& written = counted.all.texts_of(counted.question);
  const auto quoted = quotable(counted.all);
  std::vector<std::uint32_t> places;
  std::vector<std::int64_t> kept(written.different(), 0);
  group.in.each([&](std::size_t row) {
    const bool may_quote = quoted.holds(row);
    written.each_id(row, [&](std::uint32_t id) {
      if (!may_quote)
        ++kept[id];
      else if (printed.prints(id))
        places.push_back(printed.places[id]);
      else if (printed.places[id] == PrintedTexts::waiting)
        ++figures.texts_waiting;
      else
        ++figures.texts_hidden;
    });
  });
  for (std::size_t id = 0; id < written.different(); ++id) {
    if (kept[id] == 0) continue;
    figures.texts_without_consent += kept[id];
    if (says_nothing(written.value(id))) figures.unprinted_nothing += kept[id];
  }
  std::sort(places.begin(), places.end());
  figures.texts = TextList(printed.wordings, std::move(places));
}

void measure_numbers(QuestionFigures& figures, const Counted& counted, const Group& group, bool anonymous) {
  const auto& values = counted.columns.values;
  std::vector<std::optional<double>> read;
  for (std::size_t id = 0; id < values.different(); ++id) read.push_back(parse_decimal(values.value(id)));
  std::vector<double> numbers;
  group.in.each([&](std::size_t row) {
    bool met = false;
    values.each_id(row, [&](std::uint32_t id) {
      if (!std::exchange(met, true) && read[id]) numbers.push_back(*read[id]);
    });
  });
  if (numbers.empty()) return;
  std::sort(numbers.begin(), numbers.end());
  const auto middle = numbers.size() / 2;
  figures.mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
  figures.median = numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
  constexpr std::size_t many = 50;
  if (group.filtered || (anonymous && numbers.size() < many)) return;
  figures.numbers = stats::mean(numbers);
  figures.median_interval = stats::median(numbers)->interval;
  if (anonymous) {
    // Finer ones, asked for after each answer, would tell of the last.
    const auto tenths = [](double value) { return std::round(value * 10) / 10; };
    auto& spread = *figures.numbers;
    if (spread.deviation) spread.deviation = tenths(*spread.deviation);
    if (spread.interval) spread.interval = stats::Interval{tenths(spread.interval->low), tenths(spread.interval->high)};
    // Extremes are one person's answer each.
    figures.tenth = numbers[numbers.size() / 10];
    figures.ninetieth = numbers[numbers.size() - 1 - numbers.size() / 10];
    return;
  }
  figures.lowest = numbers.front();
  figures.highest = numbers.back();
}

/// What the numbers of a scale come to, where each of its counts may be told.
void measure_steps(QuestionFigures& figures, const forms::Question& question) {
  const auto hidden = std::any_of(figures.options.begin(), figures.options.end(),
                                  [](const OptionFigures& option) { return option.figure.suppressed; });
  if (hidden || figures.base() == 0) return;
  constexpr std::int64_t least_of_high = 9;
  constexpr std::int64_t most_of_low = 6;
  NetScore net;
  std::int64_t sum = 0;
  for (const auto& option : figures.options) {
    const auto number = option.beside ? std::nullopt : parse_integer(option.code);
    if (!number) continue;
    const auto people = option.figure.people.value_or(0);
    sum += *number * people;
    (*number >= least_of_high ? net.high : *number <= most_of_low ? net.low : net.middle) += people;
  }
  figures.mean = static_cast<double>(sum) / static_cast<double>(figures.base());
  if (!question.net_score) return;
  net.share = *stats::net_share(net.high, net.low, figures.base());
  figures.net_score = net;
}

std::size_t most_ranked(const forms::Question& question) {
  return question.limit > 0 ? std::min(question.limit, question.options.size()) : question.options.size();
}

/// As many ranks as the form asks for, or as somebody gave before it asked for fewer: a rank that was given is no
/// option that was passed over.
std::size_t ranks_given(const Counted& counted, const Group& group) {
  auto most = most_ranked(counted.question);
  for (const auto* people : {&group.in, &group.out}) {
    people->each([&](std::size_t row) {
      std::size_t ranks = 0;
      counted.columns.ranked.each_id(row, [&](std::uint32_t) { ++ranks; });
      most = std::max(most, ranks);
    });
  }
  return std::min(most, counted.question.options.size());
}

/// People by option and rank.
std::vector<std::vector<std::int64_t>> ranks_of(const Counted& counted, std::size_t ranks,
                                                const query::RowSet& people) {
  const auto& ranked = counted.columns.ranked;
  const auto options = counted.question.options.size();
  std::vector<std::size_t> places;
  for (std::size_t id = 0; id < ranked.different(); ++id)
    places.push_back(counted.columns.values.position(ranked.value(id)));
  std::vector<std::vector<std::int64_t>> out(options, std::vector<std::int64_t>(ranks, 0));
  // Each option once, whatever is stored: nobody puts one first and third.
  std::vector<std::size_t> seen(options, 0);
  people.each([&](std::size_t row) {
    std::size_t rank = 0;
    ranked.each_id(row, [&](std::uint32_t id) {
      const auto place = places[id];
      if (rank < ranks && place < options && seen[place] != row + 1) {
        seen[place] = row + 1;
        ++out[place][rank];
      }
      ++rank;
    });
  });
  return out;
}

/// In a group that is looked at alone no rank may be told that few gave, there or outside it: then none is.
void count_ranks(QuestionFigures& figures, const Counted& counted, std::int64_t threshold, const Group& group) {
  const auto given = ranks_given(counted, group);
  const auto counts = ranks_of(counted, given, group.in);
  const auto any_small = [&](const std::vector<std::vector<std::int64_t>>& options) {
    return std::any_of(options.begin(), options.end(), [&](const auto& ranks) {
      return std::any_of(ranks.begin(), ranks.end(), [&](std::int64_t people) { return is_small(people, threshold); });
    });
  };
  if (group.filtered && (any_small(counts) || any_small(ranks_of(counted, given, group.out)))) return;
  for (const auto& ranks : counts) {
    RankFigures of{ranks, 0, std::nullopt, 0};
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < ranks.size(); ++at) {
      of.ranked += ranks[at];
      sum += static_cast<std::int64_t>(at + 1) * ranks[at];
      of.points += static_cast<std::int64_t>(ranks.size() - at) * ranks[at];
    }
    if (of.ranked > 0) of.mean = static_cast<double>(sum) / static_cast<double>(of.ranked);
    figures.ranks.push_back(std::move(of));
  }
}

}  // namespace

std::vector<std::string> entries_without_names(std::vector<std::string> entries, const Texts& texts) {
  std::erase_if(entries, [&](const std::string& entry) { return !texts.marks.of(entry).empty(); });
  return entries;
}

query::RowSet quotable(const AnswerColumns& all) {
  if (!all.form().quote_with_consent) return {all.rows(), true};
  if (all.form().question(forms::consent_code) == nullptr) return {all.rows(), false};
  return all.of(forms::consent_code).values.answered();
}

QuestionFigures suppressed_figures(const forms::Question& question, const forms::Form& form) {
  auto out = blank(question, form);
  out.suppressed = true;
  for (auto& option : out.options) option.figure.suppressed = true;
  return out;
}

bool prints_texts(const forms::Question& question) {
  return question.kind != QuestionKind::words && question.kind != QuestionKind::number &&
         question.format == forms::TextFormat::any;
}

QuestionFigures figures_of(const forms::Question& question, const AnswerColumns& all, const Group& group,
                           const Texts& texts, const PrintedTexts& printed) {
  const auto& form = all.form();
  const Counted counted{question, all};
  const auto& columns = counted.columns;
  const auto threshold = static_cast<std::int64_t>(form.suppress_below);
  const auto answered = count_of_both(group.in, columns.answered);
  if (group.filtered &&
      (is_small(answered, threshold) || is_small(count_of_both(group.out, columns.answered), threshold))) {
    return suppressed_figures(question, form);
  }
  auto out = blank(question, form);
  out.answered = answered;
  const auto silent = group.in - columns.answered;
  out.not_asked = count_of_both(silent, columns.values.missing(query::Gap::not_asked));
  out.untold = count_of_both(silent, columns.values.missing(query::Gap::untold));
  auto rest = silent - columns.values.missing(query::Gap::not_asked) - columns.values.missing(query::Gap::untold);
  const auto passed_over = count_of_both(rest, columns.values.missing(query::Gap::passed_over));
  rest -= columns.values.missing(query::Gap::passed_over);
  if (question.ask_if) rest &= query::select(*question.ask_if, all.table());
  out.asked = answered + passed_over + rest.count();
  if (out.asked == 0 && out.untold > 0) out.suppressed = true;  // too few were asked it to be told of
  // An empty box of consent is an answer: no. Other ticks left out may be a question passed over.
  if (form.quote_with_consent && question.code == forms::consent_code) out.answered = out.asked;
  if (question.has_options()) {
    count_offers(out, counted, group);
    count_options(out, counted, threshold, group);
  }
  if (question.kind == QuestionKind::ranking) count_ranks(out, counted, threshold, group);
  if (question.numbered) measure_steps(out, question);
  if (question.kind == QuestionKind::number) measure_numbers(out, counted, group, form.anonymous);
  if (question.kind == QuestionKind::words || question.kind == QuestionKind::long_text ||
      question.kind == QuestionKind::short_text) {
    count_words_of(out, counted, group, texts, group.filtered ? std::max<std::int64_t>(1, threshold) : 1,
                   form.anonymous);
  }
  if (!printed.places.empty()) gather_texts(out, counted, group, printed);
  return out;
}

}  // namespace muster::figures
