/** First import of whoever opens the inference library without openDetector: the library tells its maker of its use unless this is set when it is loaded. */
process.env.ORT_DISABLE_TELEMETRY = '1'
