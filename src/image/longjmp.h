#pragma once

#include <csetjmp>
#include <cstdio>

namespace jianbao::image {

// Where a C library goes that cannot return an error, and what it had to say.
struct Trouble {
  std::jmp_buf jump;
  char message[200] = "";

  void say(const char* text) { std::snprintf(message, sizeof message, "%s", text); }
};

// Runs calls of such a library; false when they ended in `trouble`. The jump passes only through
// frames of the library and the step itself, so that nothing in a step may have a destructor.
template <class Step>
bool guarded(Trouble& trouble, const Step& step) {
  if (setjmp(trouble.jump) != 0) return false;
  step();
  return true;
}

}  // namespace jianbao::image
