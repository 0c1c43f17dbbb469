#include "base/failure.h"

#include <exception>
#include <new>

namespace jianbao::base {

std::string reason_of_exception() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    return "not enough memory";
  } catch (const std::exception& exception) {
    return exception.what();
  } catch (...) {
    return "an unknown exception";
  }
}

}  // namespace jianbao::base
