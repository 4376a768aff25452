// A write inside a write is a savepoint of it: both databases have those, and take back what a step changed.
#include <muster/platform/store/as_one.hpp>

namespace muster::store {
namespace {

class Within final : public Database {
 public:
  Within(Session& session, const std::string& location) : Database(location), session_(session) {}

  [[nodiscard]] Outcome backup(const std::string&) override {
    return Error{ErrorKind::conflict, "A database is not copied in the middle of a change.", {}, {}};
  }
  [[nodiscard]] Counts counts() const override { return counts_; }

 protected:
  void transact(Access access, const std::function<bool(Session&)>& work) override {
    if (access == Access::read) {
      (void)work(session_);
      return;
    }
    ++counts_.works;
    // The name of an inner one hides that of the one around it, so one name is enough.
    session_.execute("savepoint step");
    bool kept = false;
    try {
      kept = work(session_);
    } catch (...) {
      session_.execute("rollback to savepoint step");
      session_.execute("release savepoint step");
      throw;
    }
    if (!kept) session_.execute("rollback to savepoint step");
    session_.execute("release savepoint step");
  }
  WipeResult empty_log() override { return WipeResult::later; }
  [[nodiscard]] std::shared_ptr<void> hold(const std::string&) override { return nullptr; }

 private:
  Session& session_;
  Counts counts_;
};

}  // namespace

std::unique_ptr<Database> within(Session& session, const std::string& location) {
  return std::make_unique<Within>(session, location);
}

}  // namespace muster::store
