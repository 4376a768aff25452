// Whoever opens a form's link is told what went wrong in a language that they read.
#include <muster/domain/feedback/languages_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/reading_language.hpp>

#include "domain/privacy/privacy_site.hpp"

using namespace muster;

namespace {

const std::string in_two_languages =
    "form views \"Views\"\n  anonymous\n\npage \"One\"\n  topic \"Topic?\" text\n\nlanguage cy\n  title \"Barn\"\n"
    "  page.topic \"Un\"\n  topic \"Pwnc?\"\n";

}  // namespace

TEST_CASE("unknown pages, methods and lost tokens at a form's link are told in the language asked for") {
  privacy::PrivacySite site;
  REQUIRE(feedback::publish_form(site.database(), site.now(), "summit", in_two_languages, "t.form").ok());
  REQUIRE(feedback::open_round(site.database(), site.now(), "summit").ok());
  REQUIRE(feedback::set_languages(site.database(), site.now(), "summit", {"cy"}).ok());
  const auto code = (*feedback::settle_event_round(site.database(), site.clock.now(), "summit"))->short_code;
  auto router = app::site(site.database(), site.clock, site.summaries);
  router.set_guard({});
  const auto sent = [&](web::Method method, const std::string& path, const std::string& accepted) {
    web::Request request;
    request.method = method;
    request.path = path;
    request.token = "t";
    if (!accepted.empty()) request.headers.add("accept-language", accepted);
    return router.handle(std::move(request));
  };
  const auto is_welsh = [](const web::Reply& reply) {
    return reply.body.find("<html lang=\"cy\"") != std::string::npos;
  };
  for (const auto& [method, path, status] :
       std::vector<std::tuple<web::Method, std::string, int>>{{web::Method::get, "/f/" + code + "/nowhere", 404},
                                                              {web::Method::put, "/f/" + code, 405},
                                                              {web::Method::post, "/F/" + code, 405},
                                                              {web::Method::post, "/f/" + code, 403}}) {
    INFO(path << " " << status);
    const auto welsh = sent(method, path, "cy-GB, en;q=0.5");
    CHECK(welsh.status == status);
    CHECK(is_welsh(welsh));
    CHECK_FALSE(is_welsh(sent(method, path, "en-GB, cy;q=0.5")));
    CHECK_FALSE(is_welsh(sent(method, path, "")));
  }
  // Answers whose page was opened too long ago stay, to be sent with the token of now.
  web::Request late;
  late.method = web::Method::post;
  late.path = "/f/" + code;
  late.token = "now";
  for (const auto& [name, value] : {std::pair{"token", "then"}, {"topic", "Buses & trains"}, {"_send", "yes"}})
    late.form.add(name, value);
  const auto held = router.handle(std::move(late));
  CHECK(held.status == 403);
  CHECK(held.body.find("value=\"Buses &amp; trains\"") != std::string::npos);
  CHECK(held.body.find("value=\"now\"") != std::string::npos);
  CHECK(held.body.find("value=\"then\"") == std::string::npos);
  // So do notes, questions and votes in a room.
  for (const auto* path : {"/r/abcde", "/r/abcde/questions", "/r/abcde/poll"}) {
    web::Request note;
    note.method = web::Method::post;
    note.path = path;
    note.token = "now";
    for (const auto& [name, value] : {std::pair{"token", "then"}, {"text", "Buses & trains"}})
      note.form.add(name, value);
    const auto kept = router.handle(std::move(note));
    CHECK(kept.status == 403);
    CHECK(kept.body.find("value=\"Buses &amp; trains\"") != std::string::npos);
    CHECK(kept.body.find("action=\"" + std::string(path) + "\"") != std::string::npos);
  }
  CHECK_FALSE(is_welsh(sent(web::Method::get, "/f/zzzzzzz/nowhere", "cy")));
  CHECK_FALSE(is_welsh(sent(web::Method::get, "/nowhere", "cy")));  // nobody has checked the catalogue
}
