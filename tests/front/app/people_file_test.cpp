// People who were searched for, as files: those that the page shows, and never everybody.
#include <muster/kit/tabular/table.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;

namespace {

web::Reply asked(TwoProgrammes& network, const std::string& session, const std::string& ending,
                 const std::string& search) {
  auto request = request_to(web::Method::get, "/people" + ending, session);
  if (!search.empty()) request.query.add("q", search);
  return network.site().handle(std::move(request));
}

std::size_t people_in(const web::Reply& reply, const std::string& name) {
  REQUIRE(reply.status == 200);
  const auto table = tabular::read_table(reply.body, name);
  return table.ok() ? table->rows.size() : 0;
}

}  // namespace

TEST_CASE("a file holds the people who were found, and those of another programme are not among them") {
  TwoProgrammes network;
  const auto ours = network.session("owner@ours.example", access::Role::owner, TwoProgrammes::programme_of("ours"));
  const auto page = asked(network, ours, "", "quillfeather");
  CHECK(page.body.find("/people.csv?q=quillfeather") != std::string::npos);
  for (const std::string ending : {".csv", ".xlsx"}) {
    INFO(ending);
    CHECK(people_in(asked(network, ours, ending, "quillfeather"), "people" + ending) == 1);
    CHECK(people_in(asked(network, ours, ending, "nobody like that"), "people" + ending) == 0);
  }
  const auto csv = asked(network, ours, ".csv", "quillfeather").body;
  CHECK(csv.find("Quillfeather-ours") != std::string::npos);
  CHECK(csv.find("theirs") == std::string::npos);
}

TEST_CASE("without a search a file of people holds nobody, and a door may not take one") {
  TwoProgrammes network;
  const auto ours = network.session("owner@ours.example", access::Role::owner, TwoProgrammes::programme_of("ours"));
  CHECK(asked(network, ours, ".csv", "").body.find("Quillfeather") == std::string::npos);
  const auto door = network.session("door@ours.example", access::Role::door, TwoProgrammes::programme_of("ours"));
  CHECK(asked(network, door, ".csv", "quillfeather").status == 403);
}

TEST_CASE("a file of very many people is refused with the number of them") {
  TwoProgrammes network;
  const auto ours = network.session("owner@ours.example", access::Role::owner, TwoProgrammes::programme_of("ours"));
  REQUIRE(network.database()
              .write([&](store::Session& session) -> Outcome {
                const auto programme = session.first("select id from programme where name = 'Our programme'")->text(0);
                for (int at = 0; at < 5'001; ++at) {
                  const auto number = std::to_string(at);
                  session.execute(
                      "insert into person (id, first_name, last_name, email, job_title, sort_name, search_text, "
                      "programmes) values ($1, 'Jo', $1, '', '', $1, $2, $3)",
                      {"many" + number, "jomany" + number, programme});
                }
                return Success{};
              })
              .ok());
  const auto refused = asked(network, ours, ".csv", "many");
  CHECK(refused.status == 422);
  CHECK(refused.body.find("5,001 people are found") != std::string::npos);
  CHECK(people_in(asked(network, ours, ".csv", "many4999"), "people.csv") == 1);
}
