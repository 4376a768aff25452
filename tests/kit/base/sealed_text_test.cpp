// Texts under a secret: what opens them, and what does not.
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sealed_text.hpp>

#include <set>

#include "support/catch.hpp"

using namespace muster;

TEST_CASE("a sealed text opens with its own secret at its own place, and with nothing else") {
  const auto secret = new_id();
  for (const std::string plain : {std::string(), std::string("Housing"), std::string(1024, 'x'), std::string("a\0b", 3),
                                  std::string(5000, '\x80')}) {
    const auto sealed = sealed_text(plain, secret, "round 1");
    CHECK(opened_text(sealed, secret, "round 1") == plain);
    CHECK_FALSE(opened_text(sealed, new_id(), "round 1"));
    CHECK_FALSE(opened_text(sealed, secret, "round 2"));
    auto changed = sealed;
    changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
    CHECK_FALSE(opened_text(changed, secret, "round 1"));
    CHECK_FALSE(opened_text(sealed.substr(0, sealed.size() - 4), secret, "round 1"));
  }
  for (const std::string nothing : {"", "A", "not base64!", "AAAA"}) CHECK_FALSE(opened_text(nothing, secret, ""));
}

TEST_CASE("sealed texts tell neither what they hold nor how long it is, and no two are alike") {
  const auto secret = new_id();
  std::set<std::string> seen;
  for (int time = 0; time < 20; ++time) seen.insert(sealed_text("Housing", secret, ""));
  CHECK(seen.size() == 20);
  for (const auto& sealed : seen) CHECK(sealed.find("Housing") == std::string::npos);
  CHECK(sealed_text("a", secret, "").size() == sealed_text(std::string(900, 'a'), secret, "").size());
  CHECK(sealed_text("a", secret, "").size() < sealed_text(std::string(2000, 'a'), secret, "").size());
}
