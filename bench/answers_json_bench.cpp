// What JSON costs on the way of an answer: writing one when it is sent, reading one when figures are made. Beside
// Boost.JSON, the library that would take Poco's place were it too slow.
#include <muster/domain/forms/answers.hpp>

#include <algorithm>
#include <boost/json/src.hpp>
#include <cstdio>
#include <string>

#include "measure.hpp"

namespace {

using muster::forms::Answers;

boost::json::array list_of(const std::vector<std::string>& texts) {
  boost::json::array list;
  for (const auto& text : texts) list.emplace_back(text);
  return list;
}

std::string written_by_boost(const Answers& answers) {
  boost::json::object all;
  for (const auto& [code, answer] : answers)
    all.emplace(code, boost::json::object{{"codes", list_of(answer.codes)}, {"texts", list_of(answer.texts)}});
  return boost::json::serialize(all);
}

Answers read_by_boost(const std::string& text) {
  boost::json::monotonic_resource memory;
  const auto all = boost::json::parse(text, &memory);
  Answers answers;
  for (const auto& [code, one] : all.as_object()) {
    auto& answer = answers[std::string(code)];
    for (const auto& each : one.at("codes").as_array()) answer.codes.emplace_back(each.as_string());
    for (const auto& each : one.at("texts").as_array()) answer.texts.emplace_back(each.as_string());
  }
  return answers;
}

/// Microseconds of one call, the best of nine rounds: whatever else the machine does only adds to it.
template <class Work>
double microseconds(Work&& work) {
  constexpr int calls = 20'000;
  double best = 1e9;
  for (int round = 0; round < 9; ++round) {
    best = std::min(best, muster::bench::seconds([&] {
                      for (int at = 0; at < calls; ++at) work();
                    }));
  }
  return best / calls * 1e6;
}

}  // namespace

int main() {
  const Answers answers{{"helpful", {{"helpful"}, {}}},
                        {"stood_out", {{}, {"The table about early help, and how frankly people spoke."}}},
                        {"words", {{}, {"informative", "useful", "warm"}}},
                        {"took_part", {{"yes"}, {}}},
                        {"discussions", {{}, {"More time for questions."}}},
                        {"format", {{"in_person"}, {}}},
                        {"better", {{}, {"A bigger room."}}},
                        {"topics", {{}, {"Alternative provision and transport."}}}};
  const auto json = muster::forms::to_json(answers);
  std::size_t seen = 0;
  const auto write = microseconds([&] { seen += muster::forms::to_json(answers).size(); });
  const auto read = microseconds([&] { seen += muster::forms::answers_from_json(json)->size(); });
  const auto boost_write = microseconds([&] { seen += written_by_boost(answers).size(); });
  const auto boost_read = microseconds([&] { seen += read_by_boost(json).size(); });
  if (seen == 0) return 1;
  muster::bench::print("an answer of eight questions written", write, "us", boost_write, "Boost.JSON");
  muster::bench::print("the same read and checked", read, "us", boost_read, "Boost.JSON");
  return 0;
}
