/** Long work in slices, so that a tap in between is answered. */

/** A turn of the page: what the person did meanwhile is answered first. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/** Half a frame on the desk, and under fifty milliseconds on a phone four times slower. */
const longestMs = 8

/** Gives back a function to await between two pieces of work: it waits only when the slice has lasted long enough. */
export function inSlices(): () => Promise<void> {
  let began = performance.now()
  return async () => {
    if (performance.now() - began < longestMs) return
    await turn()
    began = performance.now()
  }
}
