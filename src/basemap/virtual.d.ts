declare module 'virtual:demarche-sketch' {
  export type Sketch = import('./sketch-types.ts').Sketch
  export type SketchLayer = import('./sketch-types.ts').SketchLayer
  export const sketch: Sketch
}
