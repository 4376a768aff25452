// years: events of a series side by side.
#include "commands.hpp"

#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/years_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <memory>

namespace muster::cli {
namespace {

struct YearsOptions {
  std::string event;
  std::vector<std::string> with;
  bool json = false;
};

constexpr std::size_t least_width = 12;

std::string right_in_column(const std::string& text, std::size_t width) {
  const auto length = character_count(text);
  return length >= width ? " " + text : std::string(width - length, ' ') + text;
}

/// As wide as the longest name over a column, which may be that of a round.
std::size_t width_of_columns(const std::vector<std::string>& labels) {
  std::size_t width = least_width;
  for (const auto& label : labels) width = std::max(width, character_count(label) + 2);
  return width;
}

void print_row(Console& console, std::size_t width, const std::string& title, const std::vector<std::string>& cells) {
  console.out << "  ";
  for (const auto& cell : cells) console.out << right_in_column(cell, width);
  console.out << "  " << title << "\n";
}

void print_people(Console& console, std::size_t width, const figures::Years& years) {
  std::vector<std::string> delegates;
  std::vector<std::string> answered;
  std::vector<std::string> places;
  for (const auto& year : years) {
    const bool closed = year->round == figures::RoundState::closed;
    delegates.push_back(grouped(year->people));
    answered.push_back(closed ? grouped(year->responses) : "not closed");
    places.push_back(grouped(year->coverage.covered) + " of " + grouped(year->coverage.of));
  }
  print_row(console, width, "delegates", delegates);
  print_row(console, width, "answered", answered);
  print_row(console, width, "places covered", places);
}

void print_measures(Console& console, std::size_t width, const figures::YearReview& review) {
  std::string question;
  for (const auto& measure : review.measures) {
    if (measure.question != question) {
      console.out << "\n" << measure.label << "\n";
      for (const auto& remark : measure.remarks) console.out << "  " << remark << "\n";
    }
    question = measure.question;
    std::vector<std::string> shares;
    std::vector<std::string> people;
    for (const auto& year : measure.years) {
      shares.push_back(year.share ? percent(*year.share) : year.why_not);
      people.push_back(year.part ? grouped(year.part->count) + " of " + grouped(year.part->base) : "");
    }
    print_row(console, width, measure.answer, shares);
    print_row(console, width, "", people);
  }
}

void print_net_scores(Console& console, std::size_t width, const figures::YearReview& review) {
  for (const auto& values : review.values) {
    if (!values.net) continue;
    console.out << "\n" << values.label << "\n";
    std::vector<std::string> scores;
    std::vector<std::string> intervals;
    std::vector<std::string> people;
    for (const auto& year : values.years) {
      scores.push_back(year.value ? figures::net_in_words(*year.value) : year.why_not);
      intervals.push_back(year.interval ? figures::net_in_words(year.interval->low) + " to " +
                                              figures::net_in_words(year.interval->high)
                                        : "");
      people.push_back(year.value ? "of " + grouped(year.base) : "");
    }
    print_row(console, width, "net score", scores);
    print_row(console, width, "95% interval", intervals);
    print_row(console, width, "", people);
  }
}

void print_words(Console& console, const figures::YearWords& words) {
  using figures::WordVerdict;
  console.out << "\n" << words.label << "\n";
  for (const auto& [verdict, title] : {std::pair(WordVerdict::more, "said more, by more than chance: "),
                                       std::pair(WordVerdict::less, "said less, by more than chance: "),
                                       std::pair(WordVerdict::as_before, "a difference that may be chance: ")}) {
    std::vector<std::string> these;
    for (const auto& word : words.words) {
      if (word.verdict != verdict || these.size() == 8) continue;
      these.push_back(word.word + " (" + grouped(word.first.count) + " of " + grouped(word.first.base) + ", then " +
                      grouped(word.last.count) + " of " + grouped(word.last.base) + ")");
    }
    if (!these.empty()) console.out << "  " << title << joined(these, ", ") << "\n";
  }
}

std::string points(double difference) {
  auto words = percent(std::abs(difference));
  words.pop_back();
  return (difference < 0 ? "-" : "+") + words;
}

void print_differences(Console& console, const figures::YearReview& review) {
  if (!review.before || (review.differences.empty() && review.net_differences.empty())) return;
  console.out << "\n" << review.labels[*review.now] << " beside " << review.labels[*review.before] << "\n";
  for (const auto& one : review.differences) {
    const auto& measure = review.measures[one.measure];
    const auto& change = one.change;
    console.out << "  " << points(change.difference) << " points (95% from " << points(change.interval.low) << " to "
                << points(change.interval.high) << ", " << (one.more_than_chance ? "more than chance" : "may be chance")
                << ")  " << measure.label << " " << measure.answer << "\n";
  }
  for (const auto& one : review.net_differences) {
    const auto& change = one.change;
    console.out << "  " << points(change.difference) << " points (95% from " << points(change.interval.low) << " to "
                << points(change.interval.high) << ", " << (one.more_than_chance ? "more than chance" : "may be chance")
                << ")  " << review.values[one.values].label << " net score\n";
  }
}

void years(Console& console, const YearsOptions& wanted) {
  auto database = console.database();
  if (!database.ok()) return console.fail(database.error());
  const auto series = figures::series_of(**database, wanted.event, wanted.with);
  if (!series.ok()) return console.fail(series.error());
  figures::Summaries summaries(**database);
  const auto found = figures::years_of(summaries, console.now(), *series);
  if (!found.ok()) return console.fail(found.error());
  const auto review = figures::review(*found);
  if (wanted.json) {
    console.out << figures::to_json(review, *found);
    return;
  }
  console.out << figures::series_title(*found) << ": "
              << counted(static_cast<std::int64_t>(found->size()), "event", "events") << "\n";
  const auto width = width_of_columns(review.labels);
  print_row(console, width, "", review.labels);
  print_people(console, width, *found);
  print_measures(console, width, review);
  print_net_scores(console, width, review);
  for (const auto& words : review.words) print_words(console, words);
  print_differences(console, review);
}

}  // namespace

void add_years_commands(CLI::App& program, Console& console) {
  auto* command = program.add_subcommand("years", "Events that asked the same form side by side");
  auto asked = std::make_shared<YearsOptions>();
  command->add_option("EVENT", asked->event, "Short name of one of them")->required();
  command->add_option("--with", asked->with, "Short names of the others, with commas; otherwise all that ask the same")
      ->delimiter(',');
  command->add_flag("--json", asked->json, "As JSON");
  command->callback([&console, asked] { years(console, *asked); });
}

}  // namespace muster::cli
