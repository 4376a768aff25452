// A value or the reason why there is none, handed on without ceremony.
#include <muster/kit/base/result.hpp>

#include <memory>
#include <vector>

#include "support/catch.hpp"

namespace muster {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return bad_input("odd");
  return number / 2;
}

Result<int> quarter(int number) {
  MUSTER_TRY(once, half(number));
  MUSTER_TRY(twice, half(once));
  return twice;
}

Outcome checked(int number) {
  MUSTER_CHECK(half(number));
  return Success{};
}

}  // namespace

TEST_CASE("a result hands on its value or its error") {
  CHECK(quarter(8).value() == 2);
  CHECK(quarter(6).error().message == "odd");
  CHECK(checked(2).ok());
  CHECK_FALSE(checked(3).ok());
}

TEST_CASE("an error keeps its kind") {
  CHECK(bad_input("x").kind == ErrorKind::bad_input);
  CHECK(not_found("x").kind == ErrorKind::not_found);
  CHECK(conflict("x").kind == ErrorKind::conflict);
  CHECK(unavailable("x", "log").detail == "log");
}

TEST_CASE("what a function returned lives as long as the loop over it") {
  const auto alive = std::make_shared<int>(0);
  const auto list = [&]() -> Result<std::vector<std::shared_ptr<int>>> { return std::vector{alive, alive}; };
  int turns = 0;
  for ([[maybe_unused]] const auto& one : *list()) {
    CHECK(alive.use_count() == 3);
    ++turns;
  }
  CHECK(turns == 2);
}

}  // namespace muster
