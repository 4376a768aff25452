// Every figure of /metrics is explained to whoever watches the server and drawn by the ready dashboard, and neither
// speaks of one that there is not.
#include "support/catch.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "raw_client.hpp"
#include "support/source_dir.hpp"

namespace {

std::set<std::string> names_in(const std::string& text) {
  std::set<std::string> found;
  // The three faces of a histogram are one figure; a name in another sentence ends otherwise.
  const std::regex name("muster_[a-z_]+?(?=(_bucket|_sum|_count)?[^a-z_])");
  for (auto at = std::sregex_iterator(text.begin(), text.end(), name); at != std::sregex_iterator(); ++at)
    found.insert(at->str());
  return found;
}

std::string file(const std::string& path) {
  std::ifstream stream(muster::test::source_dir() + "/" + path);
  REQUIRE(stream.good());
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("every figure of the metrics stands in the guide and on the dashboard, and no other") {
  muster::net::raw::RunningServer running;
  auto told = names_in(running.get("/metrics"));
  CHECK(told.size() > 10);
  // Told where the server has a certificate of its own alone.
  told.insert({"muster_certificate_end_seconds", "muster_refused_certificates_total"});

  // Told by whoever keeps a database (tests/front/app/queue_figures_test.cpp).
  told.insert({"muster_jobs", "muster_mails", "muster_webhook_deliveries"});

  const auto guide = file("docs/operations.md");
  const auto from = guide.find("| figure | what it means |");
  REQUIRE(from != std::string::npos);
  CHECK(names_in(guide.substr(from, guide.find("\n\n", from) - from)) == told);
  CHECK(names_in(file("packaging/grafana-dashboard.json")) == told);
}
